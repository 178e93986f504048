import { de } from './de.ts'
import { en } from './en.ts'
import type { Language, Words } from './words.ts'

export const languages: readonly Language[] = ['en', 'de']

const all: Readonly<Record<Language, Words>> = { en, de }
export const wordsOf = (language: Language): Words => all[language]

/** `de-AT` reads German; what the shop does not write gets the fallback. */
export function languageOf(wanted: string, fallback: Language): Language {
  const base = wanted.toLowerCase().split('-')[0]
  return languages.find(language => language === base) ?? fallback
}

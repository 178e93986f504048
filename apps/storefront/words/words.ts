import { de } from './de.ts'
import { en } from './en.ts'

export type Language = 'en' | 'de'
export type Words = typeof en

export const wordsOf = (language: Language): Words => (language === 'de' ? de : en)

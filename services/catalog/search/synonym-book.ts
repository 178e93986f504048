import { type Queries, statement } from '@stoa/platform/db'
import { keptFor } from '../read-model/kept-for.ts'
import { foldPhrase, type Synonyms } from './words-query.ts'

export type SynonymBook = { read(db: Queries, language: string): Promise<Synonyms> }

const readAll = statement<{ language: string; words: string[] }>(
  'catalog.read-synonyms',
  'select language, words from synonyms',
)

/** A small table that hardly changes, kept by each instance for a moment. */
export function createSynonymBook(maxAgeMs: number): SynonymBook {
  const books = keptFor(maxAgeMs, async db => byLanguage(await db.all(readAll)))
  return { read: async (db, language) => (await books.read(db)).get(language) ?? new Map() }
}

/** A word of several groups means what any of them means. */
export function byLanguage(
  groups: readonly { language: string; words: readonly string[] }[],
): Map<string, Synonyms> {
  const books = new Map<string, Map<string, string[]>>()
  for (const { language, words } of groups) {
    const book = books.get(language) ?? new Map<string, string[]>()
    books.set(language, book)
    const phrases = words.map(foldPhrase).filter(Boolean)
    for (const phrase of phrases)
      book.set(phrase, [
        ...new Set([...(book.get(phrase) ?? []), ...phrases.filter(other => other !== phrase)]),
      ])
  }
  return books
}

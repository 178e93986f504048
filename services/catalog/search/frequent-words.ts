import { type Queries, statement } from '@stoa/platform/db'
import { keptFor } from '../read-model/kept-for.ts'
import { exactLimit } from './hits-sql.ts'

/** Words that stand in the titles and keywords of more products than are counted one by one. */
export type FrequentWords = { has(db: Queries, language: string, word: string): Promise<boolean> }

const readFrequent = statement<{ key: string }>(
  'catalog.read-frequent-words',
  `select language || ' ' || word as key from search_words where documents > ${exactLimit}`,
)

export function createFrequentWords(maxAgeMs: number): FrequentWords {
  const words = keptFor(maxAgeMs, async db => new Set((await db.all(readFrequent)).map(({ key }) => key)))
  return { has: async (db, language, word) => (await words.read(db)).has(`${language} ${word}`) }
}

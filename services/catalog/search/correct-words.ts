import { type Queries, statement } from '@stoa/platform/db'
import { type Candidate, nearestWord } from './nearest-word.ts'

/** Trigrams find slips in long words; in short ones a swap leaves none, so words of the same beginning are looked at too. */
const similarWords = statement<Candidate & { typed: string }>(
  'catalog.similar-words',
  `select t.typed, s.word, s.documents from unnest($2::text[]) as t (typed), lateral (
     (select word, documents from search_words w
       where w.language = $1 and w.word % t.typed and documents > 0
       order by similarity(w.word, t.typed) desc limit 20)
     union
     (select word, documents from search_words w
       where w.language = $1 and length(t.typed) <= 6
         and w.word >= left(t.typed, 1) and w.word < left(t.typed, 1) || chr(1114111)
         and abs(length(w.word) - length(t.typed)) <= 1 and documents > 0 limit 2000)) s`,
)

/** Each word as it was probably meant; nothing if all are known or nothing is near. */
export async function correctWords(
  db: Queries,
  words: readonly string[],
  language: string,
): Promise<string[] | undefined> {
  if (words.length === 0) return undefined
  const rows = await db.all(similarWords, [language, [...new Set(words)]])
  const corrected = words.map(typed => {
    const candidates = rows.filter(row => row.typed === typed)
    return nearestWord(typed, candidates) ?? typed
  })
  return corrected.some((word, index) => word !== words[index]) ? corrected : undefined
}

import { type Queries, statement } from '@stoa/platform/db'
import { quoteLexeme } from './filter-terms.ts'
import type { Completions } from './port.ts'
import { textConfig } from './text-config.ts'
import { queryWords, wordsQuery } from './words-query.ts'

const begunWords = statement<{ word: string }>(
  'catalog.complete-words',
  `select word from search_words where language = $1 and word >= $2 and word < $2 || chr(1114111) and documents > 0
    order by documents desc, word limit $3`,
)
/** Titles that hold all words, the last as a beginning. Fifty are enough to find the few to show. */
const begunTitles = statement<{ items: string | null }>(
  'catalog.complete-titles',
  `select string_agg(c.card, ',' order by n) as items
     from (select product_id, row_number() over (order by in_stock desc, listed_at desc, product_id desc) as n
             from (select product_id, in_stock, listed_at from search_documents
                    where terms @@ (regexp_replace(to_tsquery($4::regconfig, $1)::text, $r$'([^']+)'$r$, $r$'=\\1'$r$, 'g')::tsquery && $5::tsquery)
                      and language = $2 limit 50) begun
            order by n limit $3) p
     join product_cards c on c.product_id = p.product_id and c.language = $2`,
)

export async function complete(
  db: Queries,
  typed: string,
  language: string,
  limit: number,
): Promise<Completions> {
  const words = queryWords(typed)
  const last = words.at(-1)
  if (last === undefined) return { words: [], items: '' }
  const titled = wordsQuery(words, new Map(), true)
  const [found, titles] = await Promise.all([
    db.all(begunWords, [language, last, limit]),
    last.length >= 2
      ? db.one(begunTitles, [titled, language, limit, textConfig(language), quoteLexeme(`~l:${language}`)])
      : { items: null },
  ])
  return {
    words: found.map(({ word }) => [...words.slice(0, -1), word].join(' ')),
    items: titles.items ?? '',
  }
}

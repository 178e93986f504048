import type { Queries } from '@stoa/platform/db'
import { type CountFilters, countHits } from './count-hits.ts'
import { exactLimit, type SampleRow, sampleHits } from './hits-sql.ts'
import { buckets } from './index-row.ts'
import type { Counts } from './port.ts'

/** How many of the buckets to look at first, and when those hold more hits than are looked at. */
const [usual, small] = [buckets / 32, 1]
/** Fewer hits than this say how many there are, and too little of what they are. */
const fewest = 100

type Parameters = { readonly words: string; readonly terms: string; readonly rest: readonly unknown[] }

/** Counts of a query with too many hits to look at: those of some of them, scaled up. */
export async function estimateCounts(
  db: Queries,
  parameters: Parameters,
  filters: CountFilters,
): Promise<Counts> {
  const first = await sample(db, parameters, usual)
  if (first.hits > exactLimit) return scaled(await sample(db, parameters, small), filters, buckets / small)
  const factor = buckets / usual
  if (first.hits >= fewest) return scaled(first, filters, factor)
  // At most 3,200 hits: a third of them or more. (More buckets would be random and ten times slower: 64 terms.)
  const oldest = await sample(db, parameters)
  return scaled(oldest, filters, Math.max(1, (first.hits * factor) / oldest.hits))
}

function sample(db: Queries, { words, terms, rest }: Parameters, share?: number): Promise<SampleRow> {
  const some = Array.from({ length: share ?? 0 }, (_, n) => `'~b:${n}'`).join(' | ')
  return db.one(sampleHits, [words, some ? `${terms} & (${some})` : terms, ...rest])
}

const scaled = ({ packed }: SampleRow, filters: CountFilters, factor: number): Counts =>
  scale(countHits(packed ?? Buffer.alloc(0), filters), factor)

const scale = ({ total, values, ...rest }: Counts, factor: number): Counts => ({
  ...rest,
  total: Math.round(total * factor),
  values: new Map([...values].map(([id, count]) => [id, Math.round(count * factor)])),
})

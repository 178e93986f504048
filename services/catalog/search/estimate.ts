import type { Queries } from '@stoa/platform/db'
import { type CountFilters, countHits } from './count-hits.ts'
import { exactLimit, type SampleRow, sampleHits } from './hits-sql.ts'
import { buckets } from './index-row.ts'
import type { Counts } from './port.ts'

/** Sizes of sample to try, largest first: an eighth of the catalogue holds up to 1,000 hits of 8,000, and so on. */
const shares = [buckets / 8, buckets / 64, 1]

/** Counts of a query with too many hits to look at: those of random buckets, scaled up. */
export async function estimateCounts(
  db: Queries,
  parameters: { readonly words: string; readonly terms: string; readonly rest: readonly unknown[] },
  filters: CountFilters,
  known: { readonly share: number } = { share: 0 },
): Promise<Counts> {
  for (const share of shares.slice(known.share)) {
    const chosen = Array.from({ length: share }, (_, n) => `'~b:${n}'`).join(' | ')
    const sample = await db.one<SampleRow>(sampleHits, [
      parameters.words,
      `${parameters.terms} & (${chosen})`,
      ...parameters.rest,
    ])
    if (sample.hits > exactLimit && share !== shares.at(-1)) continue
    return scale(countHits(sample.packed ?? Buffer.alloc(0), filters), buckets / share)
  }
  throw new Error('unreachable: the last share is always taken')
}

const scale = ({ total, values, ...rest }: Counts, factor: number): Counts => ({
  ...rest,
  total: Math.round(total * factor),
  values: new Map([...values].map(([id, count]) => [id, Math.round(count * factor)])),
})

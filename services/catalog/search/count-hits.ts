import type { FacetGroup } from './filter-terms.ts'
import type { Counts } from './port.ts'

export type CountFilters = {
  readonly groups: readonly FacetGroup[]
  /** The code of a facet value, to know which group it belongs to. */
  readonly codeOf: (id: number) => string | undefined
  readonly minPrice: number
  readonly maxPrice: number
  readonly priced: boolean
}

/**
 * Disjunctive counts in one pass over packed hits: a hit that fails no filter counts everywhere; one that fails a
 * single filter still counts for the values of that filter, since another choice there would bring it back.
 */
export function countHits(packed: Buffer, filters: CountFilters): Counts {
  const groupOf = new Map(filters.groups.flatMap(({ ids }, group) => ids.map(id => [id, group] as const)))
  const values = new Map<number, number>()
  const tally: Tally = { total: 0, min: Number.POSITIVE_INFINITY, max: -1 }
  for (let at = 0; at < packed.length; ) {
    const size = packed.readInt32BE(at)
    const first = at + 4
    at = first + 4 * size
    const amount = Number(packed.readBigInt64BE(at))
    at += 8
    countHit(packed, { first, size, amount }, { filters, groupOf, values, tally })
  }
  const { total, min, max } = tally
  return { total, values, ...(max >= 0 ? { price: { min, max } } : {}) }
}

type Tally = { total: number; min: number; max: number }
type Hit = { readonly first: number; readonly size: number; readonly amount: number }
type Counting = {
  readonly filters: CountFilters
  readonly groupOf: ReadonlyMap<number, number>
  readonly values: Map<number, number>
  readonly tally: Tally
}

function countHit(packed: Buffer, hit: Hit, { filters, groupOf, values, tally }: Counting): void {
  const failed = failedGroup(packed, hit, filters.groups.length, groupOf)
  if (failed === many) return
  const affordable = !filters.priced || (hit.amount >= filters.minPrice && hit.amount <= filters.maxPrice)
  if (failed === none && hit.amount >= 0) {
    tally.min = Math.min(tally.min, hit.amount)
    tally.max = Math.max(tally.max, hit.amount)
  }
  if (!affordable) return
  if (failed === none) tally.total += 1
  const code = failed === none ? undefined : filters.groups[failed]!.code
  for (let n = 0; n < hit.size; n += 1) {
    const id = packed.readInt32BE(hit.first + 4 * n)
    if (code === undefined || filters.codeOf(id) === code) values.set(id, (values.get(id) ?? 0) + 1)
  }
}

const none = -1
const many = -2

/** The one group of which the hit has no value; or that it fails none, or several. */
function failedGroup(packed: Buffer, hit: Hit, groups: number, groupOf: ReadonlyMap<number, number>): number {
  if (groups === 0) return none
  let held = 0
  for (let n = 0; n < hit.size; n += 1) {
    const group = groupOf.get(packed.readInt32BE(hit.first + 4 * n))
    if (group !== undefined) held |= 1 << group
  }
  const missing = ((1 << groups) - 1) & ~held
  if (missing === 0) return none
  return (missing & (missing - 1)) === 0 ? 31 - Math.clz32(missing) : many
}

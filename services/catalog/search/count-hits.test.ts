import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CountFilters, countHits } from './count-hits.ts'
import { packFacets } from './index-row.ts'

/** Values 1 to 3 are colours, 4 to 6 sizes, 7 and 8 materials. */
const codeOf = (id: number) => (id <= 3 ? 'colour' : id <= 6 ? 'size' : 'material')
type Hit = { readonly facets: readonly number[]; readonly amount: number }

const hits = fc.array(
  fc.record({
    facets: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
    amount: fc.integer({ min: -1, max: 9 }),
  }),
  { maxLength: 30 },
)
const chosen = fc.record({
  colour: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
  size: fc.uniqueArray(fc.integer({ min: 4, max: 6 })),
  minPrice: fc.integer({ min: 0, max: 5 }),
  maxPrice: fc.integer({ min: 4, max: 9 }),
  priced: fc.boolean(),
})

const pack = (all: readonly Hit[]): Buffer =>
  Buffer.concat(
    all.map(({ facets, amount }) => {
      const price = Buffer.alloc(8)
      price.writeBigInt64BE(BigInt(amount))
      return Buffer.concat([Buffer.from(packFacets(facets).slice(2), 'hex'), price])
    }),
  )

/** The definition, without any cleverness: every count is a search of its own, without the filter of its facet. */
function reference(all: readonly Hit[], { groups, minPrice, maxPrice, priced }: CountFilters) {
  const passes = (hit: Hit, without?: string) =>
    groups.every(({ code, ids }) => code === without || ids.some(id => hit.facets.includes(id)))
  const affordable = ({ amount }: Hit) => !priced || (amount >= minPrice && amount <= maxPrice)
  const ids = [1, 2, 3, 4, 5, 6, 7, 8]
  const counts = ids.map(id =>
    all.filter(hit => hit.facets.includes(id) && affordable(hit) && passes(hit, codeOf(id))),
  )
  const amounts = all.filter(hit => passes(hit) && hit.amount >= 0).map(({ amount }) => amount)
  return {
    total: all.filter(hit => affordable(hit) && passes(hit)).length,
    values: Object.fromEntries(
      ids.flatMap((id, at) => (counts[at]!.length > 0 ? [[id, counts[at]!.length]] : [])),
    ),
    price: amounts.length > 0 ? { min: Math.min(...amounts), max: Math.max(...amounts) } : undefined,
  }
}

test('one pass counts what a search for each facet would', () => {
  fc.assert(
    fc.property(hits, chosen, (all, { colour, size, ...prices }) => {
      const groups = [
        ...(colour.length > 0 ? [{ code: 'colour', ids: colour }] : []),
        ...(size.length > 0 ? [{ code: 'size', ids: size }] : []),
      ]
      const filters = { groups, codeOf, ...prices }
      const { total, values, price } = countHits(pack(all), filters)
      assert.deepEqual({ total, values: Object.fromEntries(values), price }, reference(all, filters))
    }),
    { numRuns: 500 },
  )
})

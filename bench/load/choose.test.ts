import assert from 'node:assert/strict'
import { it } from 'node:test'
import { chooser } from './choose.ts'
import { searchMix, searchPaths } from './search-mix.ts'

it('four of five requests go to a fifth of the keys, and the same seed asks for the same', () => {
  const keys = (seed: number) => Array.from({ length: 10_000 }, chooser('skewed', 1_000, seed))
  const hot = keys(7).filter(key => key < 200).length
  assert.ok(hot > 7_800 && hot < 8_200, `${hot} of 10,000`)
  assert.ok(keys(7).every(key => key >= 0 && key < 1_000))
  assert.deepEqual(keys(7), keys(7))
  assert.notDeepEqual(keys(7), keys(8))
})

it('the published mix of searches is a hundred', () => {
  assert.equal(
    searchMix.reduce((sum, { share }) => sum + share, 0),
    100,
  )
  assert.equal(searchPaths().length, 100)
})

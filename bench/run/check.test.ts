import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkRows } from './check.ts'
import type { Row } from './summarise.ts'

const spread = (median: number) => ({ median, low: median, high: median })
const row: Row = {
  ...{ name: 'list', title: 'List', limit: 'L1', target: 0.3, steady: true },
  ...{ rate: spread(1_000), share: spread(0.2), serviceCpu: spread(100) },
  ...{
    p50: 1,
    p95: 3,
    p99: 6,
    client: 0.3,
    databaseCpu: spread(50),
    clientCoreBusy: 0.6,
    clientBound: false,
  },
}
const failed = (rows: readonly Row[], part: number) =>
  checkRows(rows, part).flatMap(({ reached, what }) => (reached ? [] : what))

describe('the checks of a run', () => {
  it('fail below the target, and where p99 is far from p50', () => {
    assert.deepEqual(failed([row], 1), ['List: of L1 at least 30.0 %', 'List: p99 within 5 times p50'])
    assert.deepEqual(failed([{ ...row, share: spread(0.3), p99: 5 }], 1), [])
  })

  it('ask for half of a target in a quick run, and can still fail', () => {
    assert.deepEqual(failed([row], 0.5), [])
    assert.deepEqual(failed([{ ...row, share: spread(0.14) }], 0.5), ['List: of L1 at least 15.0 %'])
  })

  it('let the large shop lose 30 % of the small one', () => {
    const { target: _, steady: __, ...large } = { ...row, base: 'list' }
    assert.deepEqual(failed([{ ...large, ofBase: spread(0.7) }], 1), [])
    assert.deepEqual(failed([{ ...large, ofBase: spread(0.6) }], 1), [
      'List: of list on the small shop at least 70.0 %',
    ])
  })
})

import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { boundariesOf } from './testing/crash-matrix.ts'
import { killAt } from './testing/kill-process.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })

for (const step of ['authorise', 'capture', 'refund', 'void'] as const)
  it(`kill -9 at every boundary of ${step}: it has happened exactly once`, async t => {
    const met = await boundariesOf(till, step)
    let killed = 0
    while (await killAt(till, step, killed + 1)) killed += 1
    assert.equal(killed, met.length, met.join(', '))
    t.diagnostic(`${killed} boundaries: ${met.join(', ')}`)
  })

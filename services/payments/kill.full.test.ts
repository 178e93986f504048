import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { killAt } from './testing/kill-process.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })

for (const step of ['authorise', 'capture', 'refund', 'void'] as const)
  it(`kill -9 at every boundary of ${step}: it has happened exactly once`, async () => {
    let boundary = 1
    while (await killAt(till, step, boundary)) boundary += 1
    assert.ok(boundary > 8, `only ${boundary} boundaries were found`)
  })

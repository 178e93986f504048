import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { killAt } from './testing/kill-process.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })

it('kill -9 between the answer of the provider and its record: charged once, captured once', async () => {
  assert.ok(await killAt(till, 'authorise', 'after charge'))
  assert.ok(await killAt(till, 'capture', 'after capture'))
})

import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { killAt } from './testing/kill-process.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })

/** The fifth: the provider has answered, and nobody has written it down. */
const answered = 5

it('kill -9 between the answer of the provider and its record: charged once, captured once', async () => {
  assert.ok(await killAt(till, 'authorise', answered))
  assert.ok(await killAt(till, 'capture', answered))
})

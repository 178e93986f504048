import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { sql } from '@stoa/platform/db'
import { findBreaches } from '../invariants.ts'
import { openTill } from '../testing/open-till.ts'
import { stumbleAt } from '../testing/stumble.ts'
import type { Letter } from '../testing/webhook-inbox.ts'
import { webhookJob } from './plan-webhook.ts'

const till = await openTill({ after })
const { bank, inbox, call } = till

async function* bytes(body: Buffer): AsyncIterable<Uint8Array> {
  yield body
}
const hear = (api: typeof till.api, { body, signature }: Letter) =>
  api.receiveWebhook({ provider: 'testbank', signature }, { ...call(), body: bytes(body) })

/** A payment that the buyer has just confirmed at the bank, and the letter that says so. */
async function confirmed(): Promise<{ id: string; letter: Letter }> {
  const { id, action } = await till.authorised({ card: '4000002500003155' })
  const body = new URLSearchParams({ do: 'confirm' })
  await fetch(action!.url, { method: 'POST', body, redirect: 'manual' })
  await bank.flush()
  return { id, letter: inbox.letters.splice(0).at(-1)! }
}

/** Receives the letter and handles it, in a process that dies at the n-th boundary. Answers where. */
async function dieAt(n: number, letter: Letter): Promise<string | undefined> {
  let died: string | undefined
  const stumble = stumbleAt(n, boundary => {
    died ??= boundary
    throw new Error('the process is dead')
  })
  const service = till.open(stumble)
  const handler = service.jobs.find(({ job }) => job.name === webhookJob.name)!
  const { id: eventId } = JSON.parse(letter.body.toString('utf8')) as { id: string }
  try {
    await hear(till.apiOf(service), letter)
    await handler.run(
      { provider: 'testbank', eventId },
      { jobId: 'job', attempt: 1, traceparent: undefined, signal: undefined },
    )
  } catch {
    assert.ok(died, 'nothing but the death fails')
  }
  return died
}

it('a process that dies at any boundary of a webhook: it is handled, and moves the payment once', async () => {
  const boundaries: string[] = []
  for (let n = 1, died: string | undefined = ''; died !== undefined; n++) {
    const { id, letter } = await confirmed()
    died = await dieAt(n, letter)
    if (died !== undefined) boundaries.push(died)
    // What was not acknowledged is told again; what was acknowledged is a job that waits.
    if (n % 2 === 0 || boundaries.length < 4) await hear(till.api, letter)
    await till.drain()
    assert.equal((await till.get(id)).status, 'authorised', `died ${died}`)
    const told = (await till.eventsOf(id)).map(({ type }) => type)
    assert.deepEqual(
      told,
      ['payments.payment-requires-action', 'payments.payment-authorised'],
      `died ${died}`,
    )
  }
  assert.ok(boundaries.includes('after read') && boundaries.includes('before its commit'), boundaries.join())
  const { waiting } = await till.db.one<{ waiting: number }>(
    sql`select count(*)::int as waiting from webhooks where handled_at is null`,
  )
  assert.equal(waiting, 0)
  assert.deepEqual(await findBreaches(till.db), [])
})

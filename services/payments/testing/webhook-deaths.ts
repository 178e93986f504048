import assert from 'node:assert/strict'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { findBreaches } from '../invariants.ts'
import type { openTill } from './open-till.ts'
import { receive } from './take-webhook.ts'

type Till = Awaited<ReturnType<typeof openTill>>
/** Where a process died, undefined when it came through, and whether the provider had its answer by then. */
export type Death = { readonly at: string | undefined; readonly answered: boolean }
export type Dying = {
  /** Takes the webhook and dies at the n-th boundary. */
  die(body: string, n: number): Promise<Death>
  /** What another process does about what the dead one left behind. */
  goOn(): Promise<void>
}

/** What has to be met, so that nobody can move a step out of the sight of this matrix. */
const known = [
  ...['before a transaction', 'before its commit', 'after its commit', 'before its answer'],
  ...['before the job', 'before read', 'after read', 'before a write', 'after a write'],
  'before the job is acknowledged',
]
const secureCard = '4000002500003155'

/** A webhook whose receiver dies at every boundary in turn, until one comes through: it has had its effect once. */
export async function dieWithEveryWebhook(till: Till, { die, goOn }: Dying): Promise<void> {
  const met: string[] = []
  for (let n = 1, at: string | undefined = ''; at !== undefined; n++) {
    const id = `webhook-${n}`
    const body = await letterOf(till, id)
    const death = await die(body, n)
    at = death.at
    if (at !== undefined) met.push(at)
    // Who got no answer tells it again; some tell it twice anyway.
    if (!death.answered || n % 3 === 0) await receive(till, body)
    await goOn()
    await assertHandledOnce(till, id, `died ${at}`)
  }
  assert.deepEqual(
    known.filter(boundary => !met.includes(boundary)),
    [],
    `met were ${met}`,
  )
  assert.deepEqual(await findBreaches(till.db), [])
}

/** The buyer has passed 3-D Secure and closed the window: the shop hears it from the bank alone. */
async function letterOf(till: Till, id: string): Promise<string> {
  await till.create({ id, card: secureCard })
  const payment = unwrap(await till.api.authorise({ paymentId: id, operationId: 'auth' }, till.call()))
  await till.bank.flush()
  till.inbox.letters.length = 0
  const form = new URLSearchParams({ do: 'confirm' })
  const page = await fetch(payment.action!.url, { method: 'POST', body: form, redirect: 'manual' })
  await page.body?.cancel()
  await till.bank.flush()
  assert.equal(till.inbox.letters.length, 1)
  return till.inbox.letters[0]!.body.toString()
}

async function assertHandledOnce(till: Till, id: string, where: string): Promise<void> {
  assert.deepEqual(await till.jobs.list(), [], where)
  assert.equal((await till.get(id)).status, 'authorised', where)
  const charges = await till.bank.chargesOf(id)
  assert.deepEqual([charges.length, charges[0]!.status], [1, 'authorised'], where)
  const told = (await till.eventsOf(id)).map(({ type }) => type)
  assert.deepEqual(told, ['payments.payment-requires-action', 'payments.payment-authorised'], where)
  const rows = await till.db.all(
    sql`select handled_at is not null as handled from webhooks where payment_id = ${id}`,
  )
  assert.deepEqual(rows, [{ handled: true }], where)
}

import assert from 'node:assert/strict'
import { unwrap } from '@stoa/kernel/result'
import { raw, sql } from '@stoa/platform/db'
import { taken } from './boundaries.ts'
import type { openChain } from './open-chain.ts'

type Chain = Awaited<ReturnType<typeof openChain>>

/** Nobody works at this moment, so bank and checkout are of one moment. */
export async function assertLive({ market }: Chain, id: string, where: string): Promise<void> {
  const { status } = await market
    .db('orders')
    .one<{ status: string }>(sql`select status from checkouts where id = ${id}`)
  assert.ok(['requires_action', 'completing', 'completed'].includes(status), `${where}: it is ${status}`)
}

/** Charged once for an order that is paid, for what it costs; all events handled, and each mail once. */
export async function assertChain(chain: Chain, id: string, boundary: string): Promise<void> {
  const { market } = chain
  const { api, bank, call } = market
  const { orderId } = unwrap(await api.orders.getCheckout({ id }, call({ kind: 'guest', id: 'ada' })))
  const order = unwrap(await api.orders.getStaffOrder({ id: orderId! }, call()))
  const { story } = await market
    .db('orders')
    .one<{ story: string }>(
      sql`select concat_ws('; ', error, array_to_string(log, '; ')) as story from sagas where id = ${`${id}:1`}`,
    )
  assert.deepEqual([order.status, order.paymentStatus], ['open', 'paid'], `${boundary}: ${story}`)
  const charges = await bank.chargesOf(`${id}:1`)
  const captures = charges.map(charge => charge.captures.map(({ amount }) => amount))
  assert.deepEqual(captures, [[order.total.amount]], boundary)
  await assertEvents(chain, id, boundary)
  await assertMails(chain, orderId!, boundary)
  assert.deepEqual(await market.breaches(), [], boundary)
}

const count = async ({ admin }: Chain, query: Parameters<Chain['admin']['one']>[0]): Promise<number> =>
  (await admin.one<{ count: number }>(query as never)).count

/** Told once, relayed, heard by everyone who listens; the inbox lets nothing in a second time. */
async function assertEvents(chain: Chain, id: string, where: string): Promise<void> {
  const told = sql`select count(*)::int as count from orders.feed
                    where type = 'orders.order-placed' and data ->> 'checkoutId' = ${id}`
  assert.equal(await count(chain, told), 1, where)
  const waiting = sql`select count(*)::int as count from payments.webhooks where handled_at is null`
  assert.equal(await count(chain, waiting), 0, where)
  for (const [service, { consumers }] of Object.entries(chain.chain.services)) {
    if (consumers.length === 0) continue
    const parked = sql`select count(*)::int as count from ${raw(service)}.dead_letters`
    assert.equal(await count(chain, parked), 0, `${where}: dead letters of ${service}`)
    for (const { name, source, events } of consumers.filter(one => one.source in chain.chain.services)) {
      const unheard = sql`select count(*)::int as count from ${raw(source)}.feed
        where type = any(${events.map(({ type }) => type)})
          and id not in (select event_id from ${raw(service)}.inbox where consumer = ${name})`
      assert.equal(await count(chain, unheard), 0, `${where}: ${service} has not heard all of ${source}`)
    }
  }
}

type Sent = { readonly messageId: string; readonly template: string; readonly tries: string[] }

/**
 * SMTP has no transaction with anybody: who dies between the server's yes and its own record cannot know, and sends
 * again under the same Message-ID. There is one such boundary; at every other a mail comes once.
 */
async function assertMails({ told, smtp }: Chain, orderId: string, boundary: string): Promise<void> {
  const mails = await told.all<Sent>(
    sql`select message_id as "messageId", template,
               (select array_agg(outcome order by attempt) from message_attempts where message_attempts.message_id = messages.id) as tries
          from messages where order_id = ${orderId} order by template`,
  )
  assert.deepEqual(
    mails.map(({ template }) => template),
    ['order-paid', 'order-placed'],
    boundary,
  )
  const copies = mails.map(
    ({ messageId }) => smtp.received.filter(({ raw }) => raw.includes(messageId)).length,
  )
  const twice = boundary.startsWith(taken)
  assert.deepEqual(copies.toSorted(), twice ? [1, 2] : [1, 1], `${boundary}: so often came each mail`)
  for (const [n, { tries }] of mails.entries()) {
    assert.equal(tries.at(-1), 'sent', boundary)
    if (copies[n] === 2) assert.deepEqual(tries, ['unknown', 'sent'], boundary)
  }
}

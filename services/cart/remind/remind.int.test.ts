import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { cartAbandoned } from '@stoa/contracts/cart'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { raw, sql } from '@stoa/platform/db'
import { testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { cartConfig } from '../config.ts'
import { schema } from '../migrations.ts'
import type { CartState } from '../state/cart-state.ts'
import { postgresStore } from '../store/postgres-store.ts'
import { cartFor, lineFor } from '../testing/cart-for-tests.ts'
import { getAbandonedCart } from './get-abandoned-cart.ts'
import { createRemind } from './remind.ts'
import { pruneReminders } from './reminder-store.ts'

const database = await testDatabase({ after }, [schema])
const db = database.db('cart')
const clock = testClock()
const ids = testIds()
const store = postgresStore(db, clock)
const hour = 3_600_000
const said: string[] = []

const remindWith = (env: Readonly<Record<string, string>> = {}) =>
  createRemind({
    ...{ db, clock, ids, config: unwrap(cartConfig.fromEnv(env)) },
    log: { warn: (_, message) => void said.push(message) },
  })
const remind = remindWith()

type Told = { cart: string; version: number; customer: string; channel: string }
/** What waits in the outbox, in order. */
const told = () =>
  db.all<Told>(
    sql`select aggregate_id as cart, aggregate_version as version, data->>'customerId' as customer, channel
          from outbox where type = ${cartAbandoned.type} order by seq`,
  )
const ada = { owner: 'customer:cus_ada', lines: [lineFor('MUG', 2)] }
/** Changed now, and kept for long. */
const put = async (number: number, more: Partial<CartState> = {}) => {
  const expiresAt = new Date(clock.now() + 90 * 24 * hour).toISOString()
  const cart = cartFor(number, { updatedAt: clock.iso(), expiresAt, ...ada, ...more })
  if (cart.version === 1) await store.insert(cart)
  else await store.replace(cart, cart.version - 1)
  return cart
}
const rest = (hours = 25) => clock.advance(hours * hour)

beforeEach(async () => {
  for (const table of ['carts', 'cart_reminders', 'outbox']) await db.run(sql`delete from ${raw(table)}`)
})

describe('a cart that rests', () => {
  it('is told once, also when two look at once', async () => {
    const { id } = await put(1, { channel: 'de' })
    await remind()
    assert.deepEqual(await told(), [], 'not before its time')
    rest()
    await Promise.all([remind(), remindWith()()])
    await remind()
    assert.deepEqual(await told(), [{ cart: id, version: 1, customer: 'cus_ada', channel: 'de' }])
  })

  it('is told again when it was changed and rested again', async () => {
    await put(1)
    rest()
    await remind()
    await put(1, { version: 2, lines: [lineFor('MUG', 3)] })
    await remind()
    assert.equal((await told()).length, 1)
    rest()
    await remind()
    assert.deepEqual(
      (await told()).map(({ version }) => version),
      [1, 2],
    )
  })

  it('is not told when it was emptied or ordered, is a guest’s, or rests too shortly or too long', async () => {
    const emptied = await put(1)
    await put(1, { ...emptied, version: 2, lines: [] })
    const times = { at: clock.iso(), guestUntil: clock.iso(), customerUntil: '2027-01-01T00:00:00.000Z' }
    const ordered = await put(2, { owner: 'customer:cus_bob' })
    assert.equal(await store.order(ordered.id, 'ord_1', times), true)
    await put(3, { owner: 'guest:g1' })
    rest(20)
    await put(4, { owner: 'customer:cus_eve' })
    rest(5)
    await remind()
    assert.deepEqual(await told(), [])
    rest(16 * 24)
    await remind()
    assert.deepEqual(await told(), [])
  })

  it('is one of many, told in portions', async () => {
    const numbers = Array.from({ length: 205 }, (_, index) => index + 1)
    await Promise.all(numbers.map(number => put(number, { owner: `customer:cus_${number}` })))
    rest()
    await Promise.all([remind(), remindWith()()])
    assert.equal(new Set((await told()).map(({ customer }) => customer)).size, 205)
    assert.equal((await told()).length, 205)
  })

  it('tells nobody with 0 hours, nor in a Valkey, which it says once', async () => {
    await put(1)
    rest()
    await remindWith({ CART_REMINDER_HOURS: '0' })()
    assert.deepEqual(said, [])
    const elsewhere = remindWith({ CACHE_URL: 'redis://127.0.0.1:1' })
    for (let i = 0; i < 2; i++) await elsewhere()
    assert.deepEqual(await told(), [])
    assert.equal(said.length, 1)
    assert.match(said[0]!, /CART_REMINDER_HOURS needs carts in PostgreSQL/)
  })

  it('is forgotten to have been told long after nobody looks at it any more', async () => {
    await put(1)
    rest()
    await remind()
    rest(59 * 24)
    assert.equal(await pruneReminders(db, clock), 0)
    rest(2 * 24)
    assert.equal(await pruneReminders(db, clock), 1)
  })
})

it('what was abandoned is read as it was left, and not when anything happened to it', async () => {
  const call = newCall({ actor: { kind: 'system', id: 'test' }, caller: 'notifications', clock })
  const read = (version: number) => getAbandonedCart({ store })({ id: cartFor(1).id, version }, call)
  const codeOf = async (version: number) => {
    const answer = await read(version)
    return answer.ok || answer.error.code
  }
  assert.equal(await codeOf(1), 'cart_not_abandoned', 'there is none')
  await put(1, { language: 'de' })
  assert.deepEqual(unwrap(await read(1)), {
    ...{ customerId: 'cus_ada', language: 'de' },
    lines: [{ sku: 'MUG', quantity: 2 }],
  })
  assert.equal(await codeOf(2), 'cart_not_abandoned', 'it is not there yet')
  await put(1, { version: 2, lines: [] })
  assert.equal(await codeOf(1), 'cart_not_abandoned', 'it was changed')
  assert.equal(await codeOf(2), 'cart_not_abandoned', 'nothing is in it')
  await put(1, { version: 3 })
  assert.equal(await codeOf(3), true)
  await put(1, { version: 4, status: 'ordered', orderId: 'ord_1' })
  assert.equal(await codeOf(4), 'cart_not_abandoned', 'it was ordered')
})

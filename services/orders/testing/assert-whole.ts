import assert from 'node:assert/strict'
import { sql } from '@stoa/platform/db'
import type { Moment } from '@stoa/platform/saga'
import { checkoutSaga } from '../placing/checkout-saga.ts'
import { postgresBook } from '../placing/postgres-book.ts'
import type { openShop } from './open-shop.ts'
import { campaigns } from './pricing.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
/** What a scene leads to, whoever dies on the way. Late: approved when the goods are hardly held any more. */
export const scenes = { approve: 'open', decline: 'none', lapse: 'cancelled', late: 'open' } as const
export type Scene = keyof typeof scenes
/** Of a hold of fifteen minutes; together with the lease of who dies then, more than is left of it. */
export const lateMs = 880_000
export const cardOf = (scene: Scene): string => (scene === 'late' ? 'approve' : scene)

/** From the step table itself, so that a new step cannot be forgotten. */
export function placingPoints({ options }: Shop): { step: string; moment: Moment }[] {
  const { steps } = checkoutSaga(options, postgresBook(options))
  return steps.flatMap(({ name, act, undo }) => [
    ...(act ? (['before-act', 'acted', 'recorded'] as const) : []).map(moment => ({ step: name, moment })),
    ...(undo ? (['before-undo', 'undone'] as const) : []).map(moment => ({ step: name, moment })),
  ])
}

/** Charged exactly if there is an order that is paid; goods, uses and money held exactly for it. */
export async function assertWhole(shop: Shop, id: string): Promise<'open' | 'cancelled' | 'none'> {
  const key = `${id}:1`
  const { payments, reservations, holds, campaigns: known } = await shop.see()
  const orders = await shop.db.all<{ status: string; total: number; paid: number }>(
    sql`select status, total, (doc #>> '{tenders,0,captured}')::int as paid from orders where checkout_id = ${id}`,
  )
  assert.ok(orders.length <= 1, `${key}: ${orders.length} orders`)
  const open = orders[0]?.status === 'open'
  const payment = payments[key]
  const kept = (payment?.captured ?? 0) - (payment?.refunded ?? 0)
  assert.equal(
    kept > 0,
    open && payment !== undefined,
    `${key}: ${kept} kept, the order is ${orders[0]?.status}`,
  )
  if (payment) assert.notEqual(payment.status, 'authorised', key)
  const held = open ? 'committed' : 'released'
  for (const state of [reservations[key]?.status, holds[key]?.status])
    assert.ok(state === undefined || state === held, `${key}: ${state}`)
  const touched = Object.values(holds).flatMap(({ status, campaigns: of = [] }) =>
    status === 'released' ? [] : of,
  )
  const given = touched.reduce((sum, { amount }) => sum + amount, 0)
  assert.equal(known[campaigns.coupons]?.spent ?? 0, given, `${key}: of the budget`)
  if (holds[key]) assert.equal(holds[key].campaigns?.[0]?.amount, open ? 100 : undefined, key)
  const { moved } = await shop.db.one<{ moved: number }>(
    sql`select coalesce(sum(amount), 0)::int as moved from ledger_entries where reference = ${key}`,
  )
  assert.equal(
    -moved + kept,
    open ? orders[0]!.total : 0,
    `${key}: ${-moved} off the card and ${kept} charged`,
  )
  const { cards } = await shop.db.one<{ cards: number }>(
    sql`select count(*)::int as cards from gift_cards join orders on orders.id = order_id
         where checkout_id = ${id} and gift_cards.status = 'active'`,
  )
  assert.equal(cards, open ? 1 : 0, `${key}: ${cards} gift cards of an order that is ${orders[0]?.status}`)
  const { count } = await shop.db.one<{ count: number }>(
    sql`select count(*)::int as count from outbox where type = 'orders.order-placed' and data ->> 'checkoutId' = ${id}`,
  )
  assert.equal(count, orders.length, `${key}: told ${count} times`)
  return (orders[0]?.status as 'open' | undefined) ?? 'none'
}

import { campaigns } from '../pricing.ts'
import { type Ended, firstCoupons, firstGiftCard, firstStock, type Ground } from './ground.ts'
import type { Plan } from './schedule.ts'

const live = new Set(['requires_action', 'authorised', 'captured'])

/** At every moment somebody looks after whatever is asked of a buyer's bank: its checkout goes on, or has become an order. */
export async function unwatched(ground: Ground, plans: readonly Plan[]): Promise<string[]> {
  const payments = await ground.world.transact(doc => ({ ...doc.payments }))
  const found: string[] = []
  for (const key of plans.map(({ id }) => `${id}:1`)) {
    const payment = payments[key]
    if (
      !payment ||
      !live.has(payment.status) ||
      (payment.captured > 0 && payment.captured === payment.refunded)
    )
      continue
    const saga = await ground.sagaOf(key)
    if (!saga || saga.status === 'undone')
      found.push(`${key}: ${payment.status} at the bank, its checkout is ${saga?.status ?? 'gone'}`)
  }
  return found
}

/** What must hold when everything has come to rest, whatever happened before. */
export function breachesOf({ world, books, meanwhile }: Ended): string[] {
  const breaches = [...meanwhile]
  const claim = (holds: boolean, text: string) => {
    if (!holds) breaches.push(text)
  }
  for (const [saga, status] of Object.entries(books.sagas))
    claim(status === 'done' || status === 'undone', `${saga} is still ${status}`)
  for (const [checkout, { told }] of Object.entries(books.orders))
    claim(told === 1, `${checkout}: told ${told} times`)
  const open = Object.entries(books.orders).filter(([, { status }]) => status === 'open')
  for (const [saga, payment] of Object.entries(world.payments)) {
    const order = books.orders[saga.slice(0, saga.indexOf(':'))]
    const kept = payment.captured - payment.refunded
    claim(kept === 0 || order?.status === 'open', `${saga}: ${kept} kept without an order`)
    claim(payment.status !== 'authorised' || order?.status === 'open', `${saga}: authorised without an order`)
    if (order?.status === 'open')
      claim(kept === order.captured, `${saga}: ${kept} kept, the order says ${order.captured}`)
  }
  for (const [checkout, order] of open) {
    const payment = world.payments[`${checkout}:1`]
    const paid = (payment?.amount ?? 0) + order.fromCard
    claim(paid === order.total, `${checkout}: ${paid} is paid or authorised for ${order.total}`)
    claim(world.reservations[`${checkout}:1`]?.status === 'committed', `${checkout}: an order without goods`)
  }
  for (const [saga, { status }] of Object.entries(world.reservations))
    claim(
      status === 'released' || open.some(([checkout]) => saga === `${checkout}:1`),
      `${saga}: goods ${status} without an order`,
    )
  const sold = Object.values(world.reservations).filter(({ status }) => status !== 'released')
  const units = sold.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0)
  claim(units <= firstStock, `${units} sold of ${firstStock}`)
  const used = Object.values(world.holds).filter(
    ({ status, codes }) => status !== 'released' && codes.length > 0,
  ).length
  claim(world.coupons.ONCE === firstCoupons - used, `${used} uses of a coupon, ${world.coupons.ONCE} left`)
  claim(used <= firstCoupons, `a coupon was used ${used} times`)
  const spent = world.campaigns[campaigns.coupons]?.spent ?? 0
  const held = Object.values(world.holds).flatMap(({ status, campaigns: of }) =>
    status === 'released' ? [] : (of ?? []),
  )
  const holding = held.reduce((sum, { amount }) => sum + amount, 0)
  claim(
    spent === holding && spent === 100 * used,
    `a campaign gave ${spent}, held are ${holding}, ${used} uses`,
  )
  const fromCard = open.reduce((sum, [, order]) => sum + order.fromCard, 0)
  claim(books.giftCard === firstGiftCard - fromCard, `gift card: ${books.giftCard} left, ${fromCard} spent`)
  return breaches
}

import assert from 'node:assert/strict'
import type { Actor } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { Crash, type Moment, type Probe } from '@stoa/platform/saga'
import { ordersApi } from '../../../services/orders/api.ts'
import { checkoutSaga } from '../../../services/orders/placing/checkout-saga.ts'
import { postgresBook } from '../../../services/orders/placing/postgres-book.ts'
import { ordersRunner } from '../../../services/orders/processes/runner.ts'
import type { openMarket } from './open-market.ts'

type Market = Awaited<ReturnType<typeof openMarket>>
export type Point = { readonly step: string; readonly moment: Moment }
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }

export const nameOf = ({ step, moment }: Point): string => `${step} ${moment}`

/** Checkouts over the real services and bank, replicas of orders that die at them, and what has to hold in the end. */
export async function dyingCheckouts(market: Market) {
  const { api, bank, call, ordersOptions } = market
  const db = market.db('orders')
  const campaignId = await putCoupon(market)
  /** Each buys once, so that no cart is met again. */
  const buyers = new Map<string, Actor>()

  async function start(sku: string): Promise<string> {
    const guest: Actor = { kind: 'guest', id: `buyer-${buyers.size}` }
    const lines = [{ sku, quantity: 1 }]
    const cart = unwrap(await api.cart.createCart({ currency: 'EUR', lines }, call(guest)))
    const form = { email: 'ada@example.com', shipTo, shippingOption: 'zone_de.parcel', coupons: ['MANY'] }
    const { id } = unwrap(await api.orders.startCheckout({ cartId: cart.id, ...form }, call(guest)))
    buyers.set(id, guest)
    return id
  }

  /** Dies where `probe` throws a crash. */
  function replica({ probe, clock }: { readonly probe?: Probe; readonly clock?: Clock } = {}) {
    const options = { ...ordersOptions, ...(clock && { clock }) }
    const runner = ordersRunner(options, probe && { probe })
    const desk = ordersApi({ ...options, runner })
    const dying = async (work: Promise<unknown>) =>
      void (await work.catch(error => assert.ok(error instanceof Crash, String(error))))
    return {
      async pay(id: string, card: string) {
        const instrument = { kind: 'token', token: await bank.token(card) }
        const paid = { id, instrument, returnUrl: 'http://shop.test/return' }
        await dying(desk.completeCheckout(paid, call(buyers.get(id))))
      },
      comeBack: (id: string) => dying(desk.continueCheckout({ id }, call(buyers.get(id)))),
      sweep: () => dying(runner.sweep()),
    }
  }

  /** Nobody works at this moment, so bank and checkout are of one moment. */
  async function assertLive(id: string): Promise<void> {
    const charges = await bank.chargesOf(`${id}:1`)
    if (!charges.some(({ status }) => status === 'authorised' || status === 'captured')) return
    const { status } = await db.one<{ status: string }>(sql`select status from checkouts where id = ${id}`)
    const live = ['requires_action', 'completing', 'completed']
    assert.ok(live.includes(status), `${id}: charged, and its checkout is ${status}`)
  }

  /** Charged exactly if there is an order, for what it costs; told once. Nothing else is left at the bank. */
  async function assertWhole(id: string, where: string): Promise<'open' | 'none'> {
    const orders = await db.all<{ total: number }>(sql`select total from orders where checkout_id = ${id}`)
    const charges = await bank.chargesOf(`${id}:1`)
    const taken = charges.flatMap(({ captures }) => captures.map(({ amount }) => amount))
    const totals = orders.map(({ total }) => total)
    assert.deepEqual(taken, totals, where)
    const waiting = charges.filter(({ status }) => status === 'authorised' || status === 'requires_action')
    assert.deepEqual(waiting, [], `${where}: left at the bank`)
    const told = await db.all(
      sql`select id from outbox where type = 'orders.order-placed' and data ->> 'checkoutId' = ${id}`,
    )
    assert.equal(told.length, orders.length, where)
    return orders[0] ? 'open' : 'none'
  }

  return {
    ...{ start, replica, assertLive, assertWhole },
    /** From the step table, so that a new step cannot be forgotten. */
    points: checkoutSaga(ordersOptions, postgresBook(ordersOptions)).steps.flatMap(
      ({ name: step, act, undo }): Point[] => [
        ...(act ? (['before-act', 'acted', 'recorded'] as const) : []).map(moment => ({ step, moment })),
        ...(undo ? (['before-undo', 'undone'] as const) : []).map(moment => ({ step, moment })),
      ],
    ),
    async sold(sku: string) {
      const { levels } = unwrap(await api.inventory.getItem({ sku }, call()))
      const { uses } = unwrap(await api.pricing.getCoupon({ code: 'MANY' }, call()))
      const campaign = unwrap(await api.pricing.getCampaign({ id: campaignId }, call()))
      const given = campaign.spent.map(({ amount }) => amount)
      assert.deepEqual(
        [campaign.uses, given],
        [uses, uses > 0 ? [100 * uses] : []],
        'the campaign gave what the coupon did',
      )
      return { allocated: levels[0]!.allocated, reserved: levels[0]!.reserved, uses }
    },
  }
}

/** Everybody may use it; each use, and its part of the campaign's budget, is held and given back. */
async function putCoupon({ api, call }: Market): Promise<string> {
  const budget = { kind: 'spend' as const, amounts: [{ currency: 'EUR', amount: 100_000 }] }
  const { id: campaignId } = unwrap(await api.pricing.createCampaign({ name: 'many', budget }, call()))
  const promotion = {
    ...{ name: 'many', labels: { en: 'many' }, needsCoupon: true, campaignId },
    effect: {
      kind: 'amount-off' as const,
      per: 'order' as const,
      amounts: [{ currency: 'EUR', amount: 100 }],
    },
  }
  const { id: promotionId } = unwrap(await api.pricing.createPromotion(promotion, call()))
  unwrap(
    await api.pricing.putCoupon(
      { code: 'MANY', promotionId, usageLimit: 1000 },
      call(undefined, { ifMatch: 0 }),
    ),
  )
  return campaignId
}

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { inventoryContract } from '@stoa/contracts/inventory'
import type { ordersContract } from '@stoa/contracts/orders'
import type { Api } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { Shop } from '../../topologies/shop.ts'
import { cards, eventually } from './buyer.ts'
import { staffOf } from './staff.ts'

type Orders = Api<typeof ordersContract>
type Size = { readonly buyers: number; readonly units: number }

const atOnce = 64
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
const call = (visitor: string) =>
  newCall({ caller: 'gateway', actor: { kind: 'guest', id: visitor }, timeoutMs: 60_000 })

/** More buyers than goods, over as many processes as there are clients. */
export function rushSuite(
  shop: Shop,
  startOrders: () => Promise<readonly Orders[]>,
  { buyers, units }: Size,
): void {
  it('makes exactly as many orders as there are units, charged once each, and charges nobody else', async () => {
    await staffOf(shop).product('E2E-RUSH', 4200, units)
    const desks = await startOrders()
    const token = await shop.bank.token(cards.good)
    const waiting = Array.from({ length: buyers }, (_, i) => i).values()
    const outcomes = new Map<string, boolean>()
    const buy = async () => {
      for (const i of waiting) {
        const { id, sold } = await buyOne(desks[i % desks.length]!, `rush-${i}`, token, shop.returnUrl)
        outcomes.set(id, sold)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, buy))
    assert.equal([...outcomes.values()].filter(Boolean).length, units)
    const charged = (await shop.bank.charges())
      .filter(({ captures }) => captures.length > 0)
      .map(({ reference }) => reference.split(':')[0]!)
      .filter(id => outcomes.has(id))
    assert.deepEqual(charged.toSorted(), [...outcomes].flatMap(([id, sold]) => (sold ? [id] : [])).toSorted())
    const staff = newCall({ actor: { kind: 'key', id: 'e2e', permissions: ['*'] } })
    const inventory = shop.client(inventoryContract, 'gateway')
    await eventually('the units are the orders', async () => {
      const [level] = unwrap(await inventory.getItem({ sku: 'E2E-RUSH' }, staff)).levels
      return level!.reserved === 0 && level!.allocated === units ? level : undefined
    })
  })
}

async function buyOne(orders: Orders, visitor: string, token: string, returnUrl: string) {
  const { id } = unwrap(
    await orders.startCheckout(
      {
        ...{ currency: 'EUR', email: 'ada@example.com', shipTo, shippingOption: 'zone_de.parcel' },
        lines: [{ sku: 'E2E-RUSH', quantity: 1 }],
      },
      call(visitor),
    ),
  )
  const complete = () =>
    orders.completeCheckout({ id, instrument: { kind: 'token', token }, returnUrl }, call(visitor))
  const ended = await eventually(`${visitor} knows`, async () => {
    const answer = await complete().catch(error => {
      if (isPlatformError(error, 'idempotency_in_flight')) return undefined
      throw error
    })
    return answer?.ok && answer.value.status === 'completing' ? undefined : answer
  })
  if (!ended.ok) assert.equal(ended.error.code, 'insufficient_stock')
  return { id, sold: ended.ok && ended.value.status === 'completed' }
}

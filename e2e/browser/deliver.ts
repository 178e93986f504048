import assert from 'node:assert/strict'
import { staffOf } from '../suites/purchase/staff.ts'
import type { OneProcess } from '../topologies/one-process.ts'

type Order = {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[]
  readonly shipments: readonly { readonly id: string; readonly version: number }[]
}

/** Everything in one parcel that arrives, as the warehouse and the carrier do it. */
export async function deliver(shop: OneProcess, orderId: string): Promise<Order['lines']> {
  const staff = staffOf(shop)
  const { lines } = await staff.get<Order>(`orders/${orderId}`)
  const sent = await staff.send<{ id: string }>('POST', `orders/${orderId}/shipments`, {
    lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
  })
  assert.ok(sent.status < 300, JSON.stringify(sent.body))
  await shop.drain()
  const { shipments } = await staff.get<Order>(`orders/${orderId}`)
  const parcel = shipments.find(({ id }) => id === sent.body.id)!
  const arrived = await staff.send('PATCH', `shipments/${parcel.id}`, { delivered: true }, parcel.version)
  assert.ok(arrived.status < 300, JSON.stringify(arrived.body))
  return lines
}

import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../topologies/shop.ts'
import { cards, eventually, guestOf } from './purchase/buyer.ts'
import { staffOf } from './purchase/staff.ts'

type Message = {
  readonly id: string
  readonly template: string
  readonly status: string
  readonly traceId?: string
}

/** From the request of a buyer over the outbox to the mail: one trace, whoever does which part of the work. */
export function traceSuite(shop: Shop): void {
  it('one trace runs from the request that places an order to the mail that confirms it', async () => {
    const staff = staffOf(shop)
    await staff.product('E2E-TRACE', 1500, 10)
    const buyer = guestOf(shop)
    const { id } = await buyer.fill('E2E-TRACE')
    const traceId = crypto.randomUUID().replaceAll('-', '')
    const { body } = await buyer.pay(id, cards.good, { traceparent: `00-${traceId}-b7ad6b7169203331-01` })
    assert.equal(body.status, 'completed', JSON.stringify(body))
    const mail = await eventually('the mail of the order', async () => {
      const { items } = await staff.get<{ items: Message[] }>('messages?limit=100')
      return items.find(one => one.template === 'order-placed' && one.traceId === traceId)
    })
    assert.ok(['queued', 'sent'].includes(mail.status), mail.status)
    await eventually('it is sent', async () => {
      const { status } = await staff.get<Message>(`messages/${mail.id}`)
      return status === 'sent' ? status : undefined
    })
  })
}

import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import * as identity from '@stoa/contracts/identity'
import * as orders from '@stoa/contracts/orders'
import { unwrap } from '@stoa/kernel/result'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const shop = await openNotifications({ after })
const order = { orderId: ids.order, number: 'S-4K7QX92B', customerId: ids.ada }
const total = { amount: 2490, currency: 'EUR' }
const placed = { ...order, checkoutId: ids.checkout, total, lines: [{ sku: 'MUG', quantity: 2 }] }

beforeEach(() => shop.empty())

describe('staff', () => {
  it('send a mail once more under a Message-ID of its own, and that is written down', async () => {
    await shop.tell(identity.passwordChanged, { customerId: ids.ada })
    await shop.jobs.drain()
    const [first] = await shop.messages()
    const again = unwrap(await shop.api.resendMessage({ id: first!.id }, shop.call()))
    assert.equal(again.resendOf, first!.id)
    const refused = await shop.api.resendMessage({ id: again.id }, shop.call())
    assert.equal(refused.ok === false && refused.error.code, 'still_queued')
    await shop.jobs.drain()
    assert.equal(new Set((await shop.letters()).map(({ messageId }) => messageId)).size, 2)
    const { items } = unwrap(await shop.api.listNotificationsAudit({ entity: first!.id }, shop.call()))
    assert.deepEqual(
      items.map(({ action, actor }) => [action, actor]),
      [['message.resent', 'staff:stf_test']],
    )
  })

  it('see what a mail says without the secret that signs somebody in', async () => {
    await shop.tell(identity.passwordResetRequested, { customerId: ids.ada, tokenId: ids.token })
    await shop.tell(orders.giftCardIssued, { giftCardId: ids.card, currency: 'EUR', orderId: ids.order })
    await shop.tell(orders.orderLinkRequested, { ...order, linkId: `lnk_${'0'.repeat(26)}` })
    for (const { id } of await shop.messages()) {
      const { html, text } = unwrap(await shop.api.previewMessage({ id }, shop.call()))
      for (const secret of [/a%20secret/, /lnk\.secret/, /GIFT-CODE/])
        assert.doesNotMatch(html + text, secret)
    }
    assert.equal(shop.world.links, 0)
  })

  it('find the mails of a customer, an order, an event and a status, page by page', async () => {
    const event = await shop.tell(orders.orderPlaced, placed)
    await shop.tell(orders.orderPaid, { ...order, captured: total })
    await shop.tell(identity.passwordChanged, { customerId: ids.ada })
    const count = async (filter: object) =>
      unwrap(await shop.api.listMessages({ limit: 100, ...filter }, shop.call())).items.length
    assert.deepEqual(
      await Promise.all(
        [{ orderId: ids.order }, { customerId: ids.ada }, { eventId: event.id }, { status: 'sent' }].map(
          count,
        ),
      ),
      [2, 3, 1, 0],
    )
    const first = unwrap(await shop.api.listMessages({ limit: 2 }, shop.call()))
    const rest = unwrap(await shop.api.listMessages({ limit: 2, cursor: first.next! }, shop.call()))
    assert.deepEqual([first.items.length, rest.items.length, rest.next], [2, 1, undefined])
    const all = [...first.items, ...rest.items].map(({ id }) => id)
    assert.equal(unwrap(await shop.api.getManyMessages({ ids: all }, shop.call())).items.length, 3)
  })

  it('preview every template with sample data, in both languages', async () => {
    const { items } = unwrap(await shop.api.listTemplates({}, shop.call()))
    for (const { template, languages } of items)
      for (const language of languages) {
        const preview = unwrap(await shop.api.previewTemplate({ template, language }, shop.call()))
        assert.equal(preview.language, language)
        assert.ok(
          preview.subject.length > 5 && !/undefined|null/.test(preview.subject + preview.text),
          template,
        )
        assert.doesNotMatch(preview.html, /<wool>|undefined/)
      }
    const unknown = await shop.api.previewTemplate({ template: 'no-such-mail' }, shop.call())
    assert.equal(unknown.ok === false && unknown.error.code, 'template_unknown')
  })
})

import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import * as identity from '@stoa/contracts/identity'
import * as orders from '@stoa/contracts/orders'
import { paymentFailed } from '@stoa/contracts/payments'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const shop = await openNotifications({ after })
const order = { orderId: ids.order, number: 'S-4K7QX92B', customerId: ids.ada }
const total = { amount: 2490, currency: 'EUR' }
const placed = { ...order, checkoutId: ids.checkout, total, lines: [{ sku: 'MUG', quantity: 2 }] }
const requestId = `prv_${'0'.repeat(26)}`

beforeEach(() => shop.empty())

describe('an event and its mails', () => {
  it('a registration is answered with a mail that proves the address, in the language of the customer', async () => {
    await shop.tell(identity.emailVerificationRequested, { customerId: ids.ada, tokenId: ids.token })
    await shop.jobs.drain()
    const [letter, ...more] = await shop.letters()
    assert.deepEqual(more, [])
    assert.match(letter!.subject, /Bestätigen Sie Ihre E-Mail-Adresse für Marl/)
    assert.equal(letter!.to, 'Ada <b> <ada@example.com>')
    const link = 'https://marl.example/account/verify?token=a%20secret%2F%2Btoken'
    assert.ok(letter!.html.includes(link) && letter!.text.includes(link))
    const [message] = await shop.messages()
    assert.deepEqual([message!.status, message!.attempts, message!.recipient], ['sent', 1, 'ada@example.com'])
  })

  it('every mail once: the same event twice makes one mail, and two templates of one event make two', async () => {
    const event = await shop.tell(identity.emailChangeRequested, { customerId: ids.ada, tokenId: ids.token })
    await shop.hear(event)
    await shop.jobs.drain()
    await shop.hear(event)
    await shop.jobs.drain()
    const templates = (await shop.messages()).map(({ template }) => template).sort()
    assert.deepEqual(templates, ['email-change', 'email-change-notice'])
    assert.equal((await shop.letters()).length, 2)
  })

  it('what people are called is text in HTML, and lines, totals and the address stand in both forms', async () => {
    await shop.tell(orders.orderPlaced, placed)
    await shop.jobs.drain()
    const [letter] = await shop.letters()
    assert.match(letter!.html, /Mug &lt;script&gt;/)
    assert.doesNotMatch(letter!.html, /<script/)
    for (const form of [letter!.html, letter!.text]) {
      assert.match(form, /24,90/)
      assert.match(form, /Leipzig/)
      assert.match(form, /marl\.example\/account\/orders\/ord_one/)
    }
  })

  it('a tax that is in the prices stands below the sum, as a part of it', async () => {
    await shop.tell(orders.orderPlaced, placed)
    await shop.jobs.drain()
    const [letter] = await shop.letters()
    assert.match(letter!.text, /Summe +24,90\s€\nDarin enthaltene Steuer +3,98\s€/)
  })

  it('a guest gets a link of their own, and nobody else a way in', async () => {
    await shop.tell(orders.orderPlaced, {
      ...placed,
      orderId: ids.guestOrder,
      customerId: undefined,
    } as never)
    await shop.jobs.drain()
    const [letter] = await shop.letters()
    assert.match(letter!.text, /marl\.example\/auth\/order-link\?token=lnk\.secret/)
    assert.equal(shop.world.links, 1)
  })

  it('every event that is listed for mails makes a mail that can be written', async () => {
    const shipment = { ...order, shipmentId: ids.shipment }
    const back = { ...order, returnId: ids.return }
    const editId = `oed_${'0'.repeat(26)}`
    await shop.tell(orders.orderPaid, { ...order, captured: total })
    await shop.tell(orders.orderShipped, { ...shipment, lines: [{ sku: 'MUG', quantity: 1 }] })
    await shop.tell(orders.shipmentDelivered, shipment)
    await shop.tell(orders.orderCancelled, { ...order, by: 'system' })
    await shop.tell(orders.orderRefunded, { ...order, refundId: `rfd_${'0'.repeat(26)}`, amount: total })
    await shop.tell(orders.orderEdited, { ...order, editId, difference: total })
    await shop.tell(orders.editPaymentRequested, { ...order, editId, difference: total })
    await shop.tell(orders.orderLinkRequested, { ...order, linkId: `lnk_${'0'.repeat(26)}` })
    for (const event of [
      orders.returnRequested,
      orders.returnApproved,
      orders.returnRejected,
      orders.returnReceived,
    ])
      await shop.tell(event, back)
    await shop.tell(orders.returnSettled, { ...back, resolution: 'refund', accepted: 1 })
    await shop.tell(orders.giftCardIssued, { giftCardId: ids.card, currency: 'EUR', orderId: ids.order })
    await shop.tell(identity.passwordResetRequested, { customerId: ids.ada, tokenId: ids.token })
    await shop.tell(identity.passwordChanged, { customerId: ids.ada })
    await shop.tell(identity.registrationRepeated, { customerId: ids.ada })
    await shop.tell(identity.customerExportReady, { customerId: ids.ada, requestId })
    await shop.tell(identity.staffInvited, { staffId: ids.grace, tokenId: ids.token })
    await shop.jobs.drain()
    const all = await shop.messages()
    assert.equal(all.length, 19)
    assert.deepEqual([...new Set(all.map(({ status }) => status))], ['sent'])
    const letters = await shop.letters()
    assert.equal(letters.length, 19)
    const shipped = letters.find(({ subject }) => /unterwegs/.test(subject))
    assert.match(shipped!.text, /DHL[\s\S]*0034[\s\S]*dhl\.example/)
    const card = letters.find(({ subject }) => /gift card/.test(subject))
    assert.match(card!.text, /GIFT-CODE-1/)
  })

  it('a gift card that staff made is theirs to hand over', async () => {
    await shop.tell(orders.giftCardIssued, { giftCardId: ids.card, currency: 'EUR' })
    assert.deepEqual(await shop.messages(), [])
  })

  it('who is declined at the checkout sees it there; a payment that fails later is told', async () => {
    const zero = { amount: 0, currency: 'EUR' }
    const failed = {
      ...{ paymentId: `${ids.checkout}:1`, orderRef: ids.checkout, provider: 'testbank', amount: zero },
      ...{ status: 'failed' as const, authorised: zero, captured: zero, refunded: zero },
    }
    await shop.tell(paymentFailed, failed)
    const early = shop.clock.iso()
    shop.clock.advance(1000)
    await shop.tell(orders.orderPlaced, placed)
    await shop.tell(paymentFailed, failed, { occurredAt: early })
    shop.clock.advance(1000)
    await shop.tell(paymentFailed, failed)
    const templates = (await shop.messages()).map(({ template }) => template)
    assert.deepEqual(templates, ['payment-failed', 'order-placed'])
  })
})

describe('what cannot be sent', () => {
  it('is suppressed with its reason when there is nobody to write to any more', async () => {
    shop.world.gone = true
    await shop.tell(identity.passwordResetRequested, { customerId: ids.ada, tokenId: ids.token })
    await shop.jobs.drain()
    const [message] = await shop.messages()
    assert.equal(message!.status, 'suppressed')
    assert.match(message!.reason!, /link was used, replaced or has expired/)
  })

  it('is suppressed when its event was old as it was read: a new service writes nobody about last year', async () => {
    const occurredAt = new Date(shop.clock.now() - 73 * 3_600_000).toISOString()
    await shop.tell(orders.orderPlaced, placed, { occurredAt })
    await shop.jobs.drain()
    const [message] = await shop.messages()
    assert.deepEqual([message!.status, message!.attempts], ['suppressed', 0])
    assert.deepEqual(await shop.letters(), [])
  })

  it('waits when the address cannot be found out, and is sent when it can', async () => {
    shop.world.away.add('getTokenMail')
    await shop.tell(identity.passwordResetRequested, { customerId: ids.ada, tokenId: ids.token })
    await shop.jobs.drain()
    assert.deepEqual(
      (await shop.messages()).map(({ status, attempts }) => [status, attempts]),
      [['queued', 1]],
    )
    shop.world.away.clear()
    shop.clock.advance(120_000)
    await shop.jobs.drain()
    assert.deepEqual(
      (await shop.messages()).map(({ status, attempts }) => [status, attempts]),
      [['sent', 2]],
    )
  })
})

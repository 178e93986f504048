import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { refundableOf, type Tender } from '../order/order.ts'
import { opened, returned, splitRefund, withParts } from './split-refund.ts'

const tenderOf = (kind: Tender['kind'], captured: number): Tender => ({
  ...{ kind, reference: kind, authorised: captured, captured, refunded: 0, pending: 0 },
})
const tenders = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .map(([card, gift, credit]) => [
    tenderOf('gift-card', gift),
    tenderOf('payment', card),
    tenderOf('store-credit', credit),
  ])

test('any row of refunds gives back no more than was captured, the card first', () => {
  fc.assert(
    fc.property(tenders, fc.array(fc.integer({ min: 1, max: 8000 }), { maxLength: 8 }), (paid, wishes) => {
      let order = {
        doc: { lines: [], totals: [], coupons: [], couponKeys: [], tenders: paid as readonly Tender[] },
      }
      for (const wish of wishes) {
        const before = refundableOf(order)
        const split = splitRefund(order, wish)
        assert.equal(split.ok, wish <= before)
        if (!split.ok) continue
        assert.equal(
          split.value.reduce((sum, { amount }) => sum + amount, 0),
          wish,
        )
        const card = order.doc.tenders.find(({ kind }) => kind === 'payment')!
        const cardPart = split.value.find(({ kind }) => kind === 'payment')?.amount ?? 0
        assert.equal(cardPart, Math.min(wish, card.captured - card.refunded))
        order = withParts(withParts(order, split.value, opened), split.value, returned)
        assert.equal(refundableOf(order), before - wish)
        assert.ok(order.doc.tenders.every(({ refunded, captured }) => refunded <= captured))
      }
    }),
  )
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
const { api, staff, call } = shop

before(async () => {
  for (const sku of ['MUG', 'GIFTCARD-10']) await shop.stock(sku, 1000)
})

const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code
const lines = [
  { sku: 'MUG', quantity: 1 },
  { sku: 'GIFTCARD-10', quantity: 2 },
]
/** The cards of an order, as whoever writes the mails learns of them. */
async function delivered(orderId: string) {
  const rows = await shop.db.all<{ id: string }>(
    sql`select data ->> 'giftCardId' as id from outbox
         where type = 'orders.gift-card-issued' and data ->> 'orderId' = ${orderId} order by 1`,
  )
  return Promise.all(
    rows.map(async ({ id }) => unwrap(await api.getGiftCardDelivery({ giftCardId: id }, call()))),
  )
}
const balance = async (card: string) =>
  unwrap(await api.getGiftCardBalance({ code: card }, call())).balance.amount

describe('gift cards that are bought', () => {
  it('are issued once with the payment: a code each, mailed through an event that does not hold it', async () => {
    const order = await shop.placed({ lines })
    const cards = await delivered(order.id)
    assert.deepEqual(
      cards.map(({ amount, email, number }) => [amount.amount, email, number]),
      [1000, 1000].map(amount => [amount, 'ada@example.com', order.number]),
    )
    assert.equal(new Set(cards.map(card => card.code)).size, 2)
    const bought = await shop.placed({ giftCards: [cards[0]!.code] })
    assert.deepEqual(
      bought.tenders.map(({ kind, captured }) => [kind, captured.amount]),
      [
        ['payment', 1490],
        ['gift-card', 1000],
      ],
    )
    const kept = await shop.db.one<{ hits: number }>(
      sql`select count(*)::int as hits from outbox where data::text like ${`%${cards[0]!.code.slice(0, 9)}%`}`,
    )
    assert.equal(kept.hits, 0)
  })

  it('are a debt and no revenue', async () => {
    const revenue = async () => {
      const { sum } = await shop.db.one<{ sum: number }>(
        sql`select coalesce(sum(revenue), 0)::int as sum from order_stats_hourly`,
      )
      return sum
    }
    const was = await revenue()
    const { total } = await shop.placed({ lines })
    assert.equal((await revenue()) - was, total.amount - 2000)
  })

  it('give back what is unspent of them and no more; what is given back is off the card', async () => {
    const { id } = await shop.placed({ lines })
    const [card] = await delivered(id)
    await shop.placed({ lines: [{ sku: 'MUG', quantity: 1 }], giftCards: [card!.code] })
    assert.equal(code(await api.cancelOrder({ id }, call())), 'not_cancellable')
    const tooMuch = await api.refundOrder({ id, amount: 2491, reason: '' }, staff())
    assert.deepEqual(
      !tooMuch.ok && tooMuch.error.code === 'refund_exceeds' && tooMuch.error.data?.refundable,
      {
        amount: 2490,
        currency: 'EUR',
      },
    )
    unwrap(await api.refundOrder({ id, amount: 1490, reason: 'goods' }, staff()))
    const other = (await delivered(id))[1]!
    assert.equal(await balance(other.code), 1000)
    unwrap(await api.refundOrder({ id, amount: 400, reason: 'a part of the card' }, staff()))
    assert.equal(await balance(other.code), 600)
    assert.equal(code(await api.refundOrder({ id, amount: 601, reason: '' }, staff())), 'refund_exceeds')
  })

  it('are worth nothing once their order is cancelled', async () => {
    const { id } = await shop.placed({ lines })
    const [card] = await delivered(id)
    assert.equal(unwrap(await api.cancelOrder({ id }, call())).status, 'cancelled')
    assert.equal(code(await api.getGiftCardBalance({ code: card!.code }, call())), 'gift_card_unknown')
    const { entries } = unwrap(await api.getGiftCard({ id: card!.giftCardId }, staff()))
    assert.equal(entries[0]!.balanceAfter.amount, 0)
    assert.equal(
      code(await api.getGiftCardDelivery({ giftCardId: card!.giftCardId }, call())),
      'delivery_gone',
    )
  })
})

describe('gift cards that staff issue', () => {
  it('show their code to whoever asks again under the same key, and it is stored nowhere', async () => {
    const issue = async () =>
      unwrap(
        await api.issueGiftCard(
          { amount: 700, currency: 'EUR', reason: 'sorry' },
          { ...staff(), idempotencyKey: 'card-1' },
        ),
      )
    const [first, again] = [await issue(), await issue()]
    assert.deepEqual(again, first)
    assert.equal(await balance(first.code), 700)
    const stored = await shop.db.all(sql`select i::text as row from idempotency i union all
      select c::text from gift_cards c union all select l::text from ledger_entries l union all select o::text from outbox o`)
    assert.equal(JSON.stringify(stored).includes(first.code), false)
    assert.equal(JSON.stringify(stored).includes(first.id), true)
  })
})

describe('money that goes onto a card', () => {
  it('is a new card on request, for guests too', async () => {
    const { id, checkoutId } = await shop.placed()
    const refund = unwrap(await api.refundOrder({ id, amount: 700, reason: '', to: 'gift-card' }, staff()))
    const [card] = await delivered(id)
    assert.deepEqual(
      [refund.status, refund.parts[0]?.kind, refund.parts[0]?.reference],
      ['done', 'gift-card', card!.giftCardId],
    )
    assert.equal(await balance(card!.code), 700)
    assert.equal((await shop.see()).payments[`${checkoutId}:1`]?.refunded, 0)
  })

  it('rule 8: goes back onto the card that paid, or onto a new one where that has expired', async () => {
    const expiresAt = new Date(shop.clock.now() + 86_400_000).toISOString()
    const input = { amount: 2490, currency: 'EUR', expiresAt, reason: 'test' }
    const card = unwrap(await api.issueGiftCard(input, staff()))
    const { id, paymentStatus, tenders } = await shop.placed({ giftCards: [card.code] })
    assert.deepEqual([paymentStatus, tenders.length], ['paid', 1])
    unwrap(await api.refundOrder({ id, amount: 490, reason: '' }, staff()))
    assert.equal(await balance(card.code), 490)
    shop.clock.advance(2 * 86_400_000)
    unwrap(await api.refundOrder({ id, amount: 1000, reason: '' }, staff()))
    unwrap(await api.cancelOrder({ id }, call()))
    const renewed = await delivered(id)
    assert.deepEqual(renewed.map(({ amount }) => amount.amount).sort(), [1000, 1000])
    assert.equal(await balance(renewed[0]!.code), 1000)
  })

  it('pays alone: an order with nothing left to pay needs no card', async () => {
    const card = unwrap(await api.issueGiftCard({ amount: 5000, currency: 'EUR', reason: '' }, staff()))
    const { id } = await shop.ready({ giftCards: [card.code] })
    const { orderId } = unwrap(await api.completeCheckout({ id }, call()))
    const order = await shop.order(orderId!)
    assert.deepEqual([order.paymentStatus, order.tenders.length], ['paid', 1])
    assert.equal((await shop.see()).payments[`${id}:1`], undefined)
  })
})

it('every ledger is the sum of its entries', async () => {
  const wrong = await shop.db.all(
    sql`select id from ledgers left join lateral (
          select sum(amount) as moved, count(*) as entries from ledger_entries where ledger_id = id) moved on true
         where (balance, ledgers.entries) is distinct from (coalesce(moved, 0), moved.entries)`,
  )
  assert.deepEqual(wrong, [])
})

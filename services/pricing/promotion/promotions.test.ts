import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bookWith, line, priceOf, variantOf } from '../testing/words.ts'

const percent = (ratePpm: number) => ({ kind: 'percent-off' as const, ratePpm })
const off = (amount: number, per: 'order' | 'unit' = 'order') => ({
  ...{ kind: 'amount-off' as const, per, amounts: [{ currency: 'EUR', amount }] },
})
const variants = [variantOf('A', 1000), variantOf('B', 400, { tags: ['tea'] }), variantOf('C', 250)]
const gone = async (rules: Parameters<typeof bookWith>[0], ...lines: [string, number][]) => {
  const cart = { lines: lines.map(([sku, quantity]) => line(sku, quantity)) }
  const quote = await priceOf(cart, { book: bookWith(rules), variants })
  return quote.lines.map(({ discount }) => discount.amount)
}

describe('promotions', () => {
  it('take a fixed amount off once, or off each unit, and never more than there is', async () => {
    assert.deepEqual(await gone({ promotions: [{ effect: off(700) }] }, ['A', 1], ['B', 1]), [500, 200])
    assert.deepEqual(
      await gone({ promotions: [{ effect: off(300, 'unit') }] }, ['A', 2], ['C', 2]),
      [600, 500],
    )
    assert.deepEqual(await gone({ promotions: [{ effect: off(9999) }] }, ['A', 1], ['C', 1]), [1000, 250])
  })

  it('apply in order of priority, each to what the one before left', async () => {
    const promotions = [
      { effect: percent(500_000), priority: 2 },
      { effect: off(200), priority: 1 },
    ]
    assert.deepEqual(await gone({ promotions }, ['A', 1]), [600])
  })

  it('give the cheapest units of three for two, also across lines', async () => {
    const effect = { kind: 'buy-x-get-y' as const, buyQuantity: 2, getQuantity: 1 }
    assert.deepEqual(await gone({ promotions: [{ effect }] }, ['A', 2], ['B', 1]), [0, 400])
    assert.deepEqual(await gone({ promotions: [{ effect }] }, ['A', 4], ['B', 1], ['C', 1]), [0, 400, 250])
    assert.deepEqual(await gone({ promotions: [{ effect }] }, ['A', 2]), [0])
    const once = { promotions: [{ effect: { ...effect, mostTimes: 1 } }] }
    assert.deepEqual(await gone(once, ['C', 9]), [250])
  })

  it('do not count one unit as bought and as got', async () => {
    const effect = {
      ...{ kind: 'buy-x-get-y' as const, buyQuantity: 1, getQuantity: 1 },
      ...{ buy: { skus: ['A', 'B'] }, get: { tags: ['tea'] }, ratePpm: 500_000 },
    }
    assert.deepEqual(await gone({ promotions: [{ effect }] }, ['B', 1]), [0])
    assert.deepEqual(await gone({ promotions: [{ effect }] }, ['B', 2]), [200])
    assert.deepEqual(await gone({ promotions: [{ effect }] }, ['A', 1], ['B', 1]), [0, 200])
  })

  it('wait for their threshold, in each currency that has one', async () => {
    const conditions = { minSubtotal: [{ currency: 'EUR', amount: 1400 }], minQuantity: 2 }
    const promotions = [{ effect: percent(100_000), conditions }]
    assert.deepEqual(await gone({ promotions }, ['A', 1], ['C', 1]), [0, 0])
    assert.deepEqual(await gone({ promotions }, ['A', 1], ['B', 1]), [100, 40])
    const inDollars = { ...conditions, minSubtotal: [{ currency: 'USD', amount: 1 }] }
    assert.deepEqual(
      await gone({ promotions: [{ effect: percent(1), conditions: inDollars }] }, ['A', 9]),
      [0],
    )
  })

  it('start and end at their instants', async () => {
    const effect = percent(100_000)
    const running = { effect, startsAt: '2026-06-01T12:00:00Z', endsAt: '2026-06-01T12:00:00.001Z' }
    assert.deepEqual(await gone({ promotions: [running] }, ['A', 1]), [100])
    assert.deepEqual(await gone({ promotions: [{ effect, endsAt: '2026-06-01T12:00:00Z' }] }, ['A', 1]), [0])
    assert.deepEqual(await gone({ promotions: [{ effect, active: false }] }, ['A', 1]), [0])
  })

  it('stack as they say: one of a group, an exclusive one only where it is cheaper', async () => {
    const group = { stackGroup: 'season' }
    const grouped = [
      { effect: percent(100_000), ...group },
      { effect: percent(200_000), ...group },
    ]
    assert.deepEqual(await gone({ promotions: grouped }, ['A', 1]), [100])
    const alone = (ratePpm: number) => ({ effect: percent(ratePpm), stacking: 'exclusive' as const })
    const promotions = [{ effect: percent(100_000) }, { effect: off(50) }, alone(120_000)]
    assert.deepEqual(await gone({ promotions }, ['A', 1]), [150])
    assert.deepEqual(await gone({ promotions: [...promotions, alone(300_000)] }, ['A', 1]), [300])
  })

  it('tell of each coupon whether it applied, and why not', async () => {
    const coupon = (code: string, i: number, more = {}) => ({
      ...{ code, promotionId: `promo_${i}`, active: true, uses: 0, customerUses: 0, ...more },
    })
    const withCoupon = (ratePpm: number, more = {}) => ({
      effect: percent(ratePpm),
      needsCoupon: true,
      ...more,
    })
    const far = { conditions: { minQuantity: 99 } }
    const quote = await priceOf(
      { lines: [line('A')], coupons: ['ten', 'TWENTY', 'LATE', 'SPENT', 'MINE', 'FAR', 'NONE'] },
      {
        ...{
          variants,
          book: bookWith({
            promotions: [
              withCoupon(100_000, { stackGroup: 'g' }),
              withCoupon(200_000, { stackGroup: 'g' }),
              withCoupon(1, far),
            ],
          }),
        },
        coupons: [
          ...[coupon('TEN', 0), coupon('TWENTY', 1), coupon('LATE', 0, { startsAt: '2027-01-01T00:00:00Z' })],
          ...[
            coupon('SPENT', 0, { usageLimit: 3, uses: 3 }),
            coupon('MINE', 0, { customerLimit: 1 }),
            coupon('FAR', 2),
          ],
        ],
      },
    )
    assert.deepEqual(
      quote.couponResults.map(({ code, status }) => `${code} ${status}`),
      [
        'TEN applied',
        'TWENTY superseded',
        'LATE inactive',
        'SPENT used_up',
        'MINE sign_in_required',
        'FAR not_applicable',
        'NONE unknown',
      ],
    )
    assert.equal(quote.total.amount, 900)
    assert.ok(quote.problems.filter(({ coupon: code }) => code).every(({ blocking }) => !blocking))
  })
})

import { done, refused, type Step } from '@stoa/platform/saga'
import { appliedCoupons } from '../checkout/checkout.ts'
import { quoteInputOf } from '../checkout/quote.ts'
import type { Neighbours } from '../neighbours.ts'
import { failure, type Placing, type PlacingBook } from './state.ts'

/** What is charged is written down before anything is held for it; it expires by itself. */
export const freezeStep = <T>(
  { pricing }: Pick<Neighbours, 'pricing'>,
  book: PlacingBook<T>,
): Step<Placing, T> => ({
  name: 'freeze',
  async act(state, { call }) {
    const { key, form, channel, coupons, currency, expectedTotal, heldUntil } = state
    const expiresAt = new Date(heldUntil).toISOString()
    const input = { ...quoteInputOf({ ...form, coupons }, channel, currency), id: key, expiresAt }
    const frozen = await pricing.freezeQuote(input, call)
    if (!frozen.ok) {
      const { error } = frozen
      const problems = error.code === 'quote_refused' ? (error.data?.problems ?? []) : []
      return refused(state, failure('quote_refused', error.detail, { problems }))
    }
    const lost = coupons.find(code => !appliedCoupons(frozen.value).includes(code))
    if (lost !== undefined) return refused(state, couponLost(lost))
    const total = frozen.value.total.amount
    if (expectedTotal !== undefined && expectedTotal !== total)
      return refused(state, failure('total_changed', `It costs ${total} now, not ${expectedTotal}`))
    return done({ ...state, quote: frozen.value, total, due: total })
  },
  async record(tx, { quote, ...state }) {
    if (quote) await book.keepQuote(tx, state, quote)
    return done(state)
  },
})

const couponLost = (code: string) =>
  failure('coupon_refused', `The coupon ${code} does not apply any more`, {
    problems: [{ code: 'coupon_not_applicable', detail: `${code} does not apply any more` }],
  })

export const reserveStep = <T>({ inventory }: Pick<Neighbours, 'inventory'>): Step<Placing, T> => ({
  name: 'reserve',
  async act(state, { call, now }) {
    const lines = state.form.lines.map(({ sku, quantity }) => ({ sku, quantity }))
    const holdSeconds = Math.max(1, Math.ceil((state.heldUntil - now) / 1000))
    const held = await inventory.reserve({ id: state.key, lines, holdSeconds }, call)
    if (held.ok) return done(state)
    const shortages = held.error.code === 'insufficient_stock' ? (held.error.data?.shortages ?? []) : []
    const problems = shortages.map(({ sku, requested, available }) => {
      const lineId = state.form.lines.find(line => line.sku === sku)?.lineId
      return { code: 'out_of_stock', detail: `${requested} of ${sku} asked, ${available} there`, lineId }
    })
    return refused(state, failure('insufficient_stock', held.error.detail, { problems }))
  },
  async undo(state, { call }) {
    await inventory.releaseReservation({ id: state.key }, call)
    return state
  },
})

export const couponStep = <T>({ pricing }: Pick<Neighbours, 'pricing'>): Step<Placing, T> => ({
  name: 'coupons',
  when: ({ coupons }) => coupons.length > 0,
  async act(state, { call }) {
    const { key, form, coupons } = state
    const customer = form.customerId ? { customerId: form.customerId } : {}
    const held = await pricing.holdCoupons({ id: key, codes: [...coupons], ...customer }, call)
    if (held.ok) return done(state)
    const coupon = held.error.code === 'coupon_refused' ? held.error.data : undefined
    const problems = coupon
      ? [{ code: 'coupon_not_applicable', detail: `${coupon.code}: ${coupon.reason}` }]
      : []
    return refused(state, failure('coupon_refused', held.error.detail, { problems }))
  },
  async undo(state, { call }) {
    await pricing.releaseCoupons({ id: state.key }, call)
    return state
  },
})

export const tenderStep = <T>(book: PlacingBook<T>): Step<Placing, T> => ({
  name: 'tenders',
  when: ({ form }) => form.giftCards.length > 0 || form.useStoreCredit,
  record: (tx, state, turn) => book.holdTenders(tx, state, turn),
  async unrecord(tx, state, turn) {
    await book.releaseTenders(tx, state, turn)
    return state
  },
})

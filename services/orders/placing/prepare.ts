import { unwrap } from '@stoa/kernel/result'
import { done, type Failure, type Outcome, refused, type Step, type Turn } from '@stoa/platform/saga'
import { appliedCoupons } from '../checkout/checkout.ts'
import { outOfStock } from '../checkout/hold-goods.ts'
import { quoteInputOf, quoteMark } from '../checkout/quote.ts'
import type { Neighbours } from '../neighbours.ts'
import { failure, type Placing, type PlacingBook } from './state.ts'

/**
 * What is charged and what is sold are found at once, and written down together before anything is paid: neither needs
 * the other. The price is charged as it is kept here; the goods are let go again where it is refused.
 */
export const holdStep = <T>(
  neighbours: Pick<Neighbours, 'pricing' | 'inventory'>,
  book: PlacingBook<T>,
): Step<Placing, T> => ({
  name: 'hold',
  async act(state, turn) {
    const [frozen, held] = await Promise.allSettled([
      freeze(neighbours, state, turn),
      reserve(neighbours, state, turn),
    ])
    if (frozen.status === 'rejected') throw frozen.reason
    if (held.status === 'rejected') throw held.reason
    return held.value && frozen.value.kind === 'done' ? refused(state, held.value) : frozen.value
  },
  /** The price is hardly ever another than the buyer was shown a moment ago: then the checkout stays as it is. */
  records: ({ quote }) => quote !== undefined,
  async record(tx, { quote, ...state }) {
    if (quote) await book.keepQuote(tx, state, quote)
    return done(state)
  },
  async undo(state, { call }) {
    await neighbours.inventory.releaseReservation({ id: state.key }, call)
    return state
  },
})

async function freeze(
  { pricing }: Pick<Neighbours, 'pricing'>,
  state: Placing,
  { call }: Turn,
): Promise<Outcome<Placing>> {
  const { form, channel, coupons, currency, expectedTotal } = state
  const quote = unwrap(await pricing.quote(quoteInputOf({ ...form, coupons }, channel, currency), call))
  const problems = quote.problems.filter(({ blocking }) => blocking)
  if (problems.length > 0) {
    const detail = problems.map(problem => problem.detail).join('; ')
    return refused(state, failure('quote_refused', detail, { problems }))
  }
  const lost = coupons.find(code => !appliedCoupons(quote).includes(code))
  if (lost !== undefined) return refused(state, couponLost(lost))
  const total = quote.total.amount
  if (expectedTotal !== undefined && expectedTotal !== total)
    return refused(state, failure('total_changed', `It costs ${total} now, not ${expectedTotal}`))
  return done({ ...state, ...(quoteMark(quote) !== state.quoted && { quote }), total, due: total })
}

const couponLost = (code: string) =>
  failure('coupon_refused', `The coupon ${code} does not apply any more`, {
    problems: [{ code: 'coupon_not_applicable', detail: `${code} does not apply any more` }],
  })

/** Answers why not. */
async function reserve(
  { inventory }: Pick<Neighbours, 'inventory'>,
  state: Placing,
  { call, now }: Turn,
): Promise<Failure | undefined> {
  const lines = state.form.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const holdSeconds = Math.max(1, Math.ceil((state.heldUntil - now) / 1000))
  const replaced = state.form.hold && { replaces: state.form.hold.id }
  const held = await inventory.reserve({ id: state.key, lines, holdSeconds, ...replaced }, call)
  if (held.ok) return undefined
  const shortages = held.error.code === 'insufficient_stock' ? (held.error.data?.shortages ?? []) : []
  const problems = outOfStock(state.form.lines, shortages)
  return failure('insufficient_stock', held.error.detail, { problems })
}

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

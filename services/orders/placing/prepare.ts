import { unwrap } from '@stoa/kernel/result'
import { done, type Failure, type Outcome, refused, type Step, type Turn } from '@stoa/platform/saga'
import { appliedCoupons } from '../checkout/checkout.ts'
import { outOfStock } from '../checkout/hold-goods.ts'
import { campaignUses, quoteInputOf, quoteMark } from '../checkout/quote.ts'
import type { Neighbours } from '../neighbours.ts'
import { failure, type Placing, type PlacingBook, usesHeld } from './state.ts'

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
  async record(tx, { quote, ...state }, turn) {
    if (quote) await book.keepQuote(tx, state, quote, turn)
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
  const campaigns = campaignUses(quote)
  return done({
    ...state,
    ...(quoteMark(quote) !== state.quoted && { quote }),
    ...(campaigns.length > 0 && { campaigns }),
    ...{ total, due: total },
  })
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
  when: usesHeld,
  async act(state, { call }) {
    const { key, form, coupons, campaigns } = state
    const customer = form.customerId ? { customerId: form.customerId } : {}
    const touched = campaigns ? { campaigns: [...campaigns] } : {}
    const held = await pricing.holdCoupons({ id: key, codes: [...coupons], ...touched, ...customer }, call)
    return held.ok ? done(state) : refused(state, useRefused(held.error))
  },
  async undo(state, { call }) {
    await pricing.releaseCoupons({ id: state.key }, call)
    return state
  },
})

type Held = Awaited<ReturnType<Neighbours['pricing']['holdCoupons']>>

/** A campaign that is spent by now: asked for again, the price is one without it. */
function useRefused(error: Extract<Held, { ok: false }>['error']): Failure {
  const { code, detail, data } = error
  if (code === 'campaign_refused')
    return failure('coupon_refused', detail, { problems: [{ code: 'campaign_spent', detail }] })
  const why = code === 'coupon_refused' && data ? `${data.code}: ${data.reason}` : undefined
  const problems = why === undefined ? [] : [{ code: 'coupon_not_applicable', detail: why }]
  return failure('coupon_refused', detail, { problems })
}

export const tenderStep = <T>(book: PlacingBook<T>): Step<Placing, T> => ({
  name: 'tenders',
  when: ({ form }) => form.giftCards.length > 0 || form.useStoreCredit,
  record: (tx, state, turn) => book.holdTenders(tx, state, turn),
  async unrecord(tx, state, turn) {
    await book.releaseTenders(tx, state, turn)
    return state
  },
})

import type { Checkout, Problem } from '@stoa/contracts/orders'
import type { Static } from 'typebox'
import type { PostalAddress } from '../order/order.ts'
import type { Quote } from './priced.ts'

export type CheckoutView = Static<typeof Checkout>
export type ProblemView = Static<typeof Problem>

export type CheckoutLine = {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  readonly options?: Readonly<Record<string, string>>
}
/** A gift card as a checkout knows it: never its code. */
export type CardRef = { readonly id: string; readonly lastFour: string }

export type CheckoutForm = {
  readonly lines: readonly CheckoutLine[]
  readonly language: string
  readonly customerId?: string
  readonly email?: string
  readonly shipTo?: PostalAddress
  readonly billTo?: PostalAddress
  readonly shippingOption?: string
  readonly coupons: readonly string[]
  readonly giftCards: readonly CardRef[]
  readonly useStoreCredit: boolean
  /** Codes that belong to no card one can pay with. */
  readonly unknownCards: number
  readonly cartToken?: string
  /** What it holds before it is completed, where the shop wants that; `attempt` is the try that may still use it. */
  readonly hold?: { readonly id: string; readonly until: string; readonly attempt: number }
  /** What could not be held. */
  readonly shortages?: readonly ProblemView[]
}

export type CheckoutStatus = 'open' | 'completing' | 'requires_action' | 'completed' | 'cancelled' | 'expired'

export type CheckoutRow = {
  readonly id: string
  readonly status: CheckoutStatus
  readonly version: number
  readonly owner: string
  readonly cartId: string | null
  readonly channel: string
  readonly currency: string
  readonly form: CheckoutForm
  readonly quote: Quote
  readonly attempt: number
  readonly action: CheckoutView['action'] | null
  readonly failure: CheckoutView['failure'] | null
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly expiresAt: string
  readonly createdAt: string
}

/** One try to complete it: the saga's id, and the root of every key that the try uses elsewhere. */
export const attemptKey = ({ id, attempt }: Pick<CheckoutRow, 'id' | 'attempt'>): string => `${id}:${attempt}`

/** The buyer was shown these working: an order holds no others. */
export const appliedCoupons = ({ couponResults }: Pick<Quote, 'couponResults'>): string[] =>
  couponResults.filter(({ status }) => status === 'applied').map(({ code }) => code)

/** A coupon that finds nothing to take off is passed over; one that is unknown or used up is told. */
const passedOver = ['applied', 'superseded', 'not_applicable']
const couponStatus = ({ couponResults }: Quote, coupon: string | undefined): string =>
  couponResults.find(({ code }) => code === coupon)?.status ?? 'unknown'
const isCouponToRemove = (quote: Quote, { code, coupon }: Quote['problems'][number]): boolean =>
  code === 'coupon_not_applied' && !passedOver.includes(couponStatus(quote, coupon))

/** What keeps it from being completed. */
export function problemsOf({ form, quote }: Pick<CheckoutRow, 'form' | 'quote'>): ProblemView[] {
  const problems: ProblemView[] = quote.problems
    .filter(problem => problem.blocking || isCouponToRemove(quote, problem))
    .map(({ code, detail, lineId, coupon }) => ({
      ...{ code, detail, ...(lineId && { lineId }) },
      ...(coupon && { coupon, reason: couponStatus(quote, coupon) }),
    }))
  problems.push(...(form.shortages ?? []))
  const missing = (code: string, pointer: string, detail: string) => problems.push({ code, pointer, detail })
  if (!form.email) missing('email_missing', '/email', 'Where to write to about the order')
  if (!form.shipTo && quote.lines.some(({ shipped }) => shipped))
    missing('address_missing', '/shipTo', 'Where the goods go')
  if (form.unknownCards > 0)
    missing(
      'gift_card_unknown',
      '/giftCards',
      'A gift card is unknown, disabled, expired or of another currency',
    )
  return problems
}

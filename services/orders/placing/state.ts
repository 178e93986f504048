import type { Instrument } from '@stoa/contracts/orders'
import type { Failure, Memory, Outcome, SagaRow, Turn } from '@stoa/platform/saga'
import type { Static } from 'typebox'
import type { CheckoutForm, CheckoutRow, CheckoutView } from '../checkout/checkout.ts'
import type { CampaignUse, Quote } from '../checkout/quote.ts'

/** A part of the price that is paid from a ledger. */
export type LedgerPart = {
  readonly kind: 'gift-card' | 'store-credit'
  readonly ledgerId: string
  readonly amount: number
}

/** What one attempt to complete a checkout knows; every key that it uses elsewhere begins with `key`. */
export type Placing = {
  readonly checkoutId: string
  readonly key: string
  readonly owner: string
  readonly channel: string
  readonly currency: string
  readonly form: CheckoutForm
  /** Those of the form that took something off when the buyer last looked. */
  readonly coupons: readonly string[]
  /** What the price takes from their budgets; absent where it takes nothing. */
  readonly campaigns?: readonly CampaignUse[]
  readonly cartId?: string
  readonly instrument?: Static<typeof Instrument>
  readonly returnUrl: string
  readonly expectedTotal?: number
  readonly capture: 'now' | 'shipment'
  readonly orderId: string
  readonly heldUntil: number
  /** The mark of the price that the checkout's row held when this began. */
  readonly quoted?: string
  /** On its way from pricing to the checkout's row, where it is another; not kept here. */
  readonly quote?: Quote
  readonly total: number
  readonly due: number
  readonly ledgerParts: readonly LedgerPart[]
  /** The provider was asked before: from then on it is read, not asked again. */
  readonly asked?: boolean
  readonly action?: CheckoutView['action']
  readonly captured: number
  readonly multiCapture?: boolean
  /** The hold has run out, or nearly: the goods are secured before the order is placed. */
  readonly late?: boolean
  readonly orderNumber?: string
}

/** The changes of the own database: PostgreSQL in the service, memory in the simulation. */
export type PlacingBook<T> = {
  keepQuote(tx: T, state: Placing, quote: Quote, turn: Turn): Promise<void>
  holdTenders(tx: T, state: Placing, turn: Turn): Promise<Outcome<Placing>>
  releaseTenders(tx: T, state: Placing, turn: Turn): Promise<void>
  place(tx: T, state: Placing, turn: Turn): Promise<Outcome<Placing>>
  cancelPlaced(tx: T, state: Placing, turn: Turn): Promise<void>
  captured(tx: T, state: Placing, turn: Turn): Promise<Outcome<Placing>>
  /** Answers the checkout as it is then. */
  onStatus(tx: T, row: SagaRow<Placing>, memory: Memory): Promise<CheckoutRow | undefined>
}

/** Whether anything is held at pricing for this order. */
export const usesHeld = ({ coupons, campaigns = [] }: Pick<Placing, 'coupons' | 'campaigns'>): boolean =>
  coupons.length + campaigns.length > 0

export const failure = (code: string, detail: string, data?: unknown): Failure => ({
  code,
  detail,
  ...(data !== undefined && { data }),
})

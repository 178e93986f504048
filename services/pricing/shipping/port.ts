import type { Call } from '@stoa/kernel/call'
import type { Money } from '@stoa/kernel/money'
import type { Place } from '../tax/port.ts'

export type ShippingRequest = {
  readonly currency: string
  readonly language: string | undefined
  readonly destination: Place
  /** What the goods that are shipped are worth after discounts, in the sense of the prices: gross or net. */
  readonly goods: Money
  readonly weightGrams: number
}

export type Offer = {
  /** Stable: a cart keeps it. */
  readonly id: string
  readonly code: string
  readonly label: string
  /** Before `freeFrom`; what it waives is `full` minus `price`. */
  readonly full: Money
  readonly price: Money
  readonly days?: { readonly least: number; readonly most: number }
}

/** How goods can get to a place, and for how much; none when they cannot. `conformance.ts` says what is expected. */
export type ShippingPort = {
  offers(request: ShippingRequest, call: Call): Promise<readonly Offer[]>
}

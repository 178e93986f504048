import type { Call } from '@stoa/kernel/call'
import type { Money } from '@stoa/kernel/money'
import type { LineTax } from '../quote/words.ts'

export type Place = {
  readonly country: string
  readonly region?: string | undefined
  readonly postcode?: string | undefined
}

export type TaxRequest = {
  readonly currency: string
  /** Whether the amounts contain their taxes. */
  readonly inclusive: boolean
  readonly destination: Place
  readonly at: number
  /** Of the buyer: what a tax is called. */
  readonly language?: string | undefined
  /** Amounts after discounts; shipping is a line of the class `shipping`. */
  readonly lines: readonly { readonly amount: Money; readonly taxClass: string }[]
}

/** The taxes of each line, in the order of the lines; each is rounded once. `conformance.ts` says what is expected. */
export type TaxPort = {
  taxesOf(request: TaxRequest, call: Call): Promise<readonly (readonly LineTax[])[]>
}

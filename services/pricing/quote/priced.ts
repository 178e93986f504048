import type { Candidates } from '../promotion/candidates.ts'
import type { Stored } from '../rule/edit-rule.ts'
import type { ShippingPort } from '../shipping/port.ts'
import type { TaxPort } from '../tax/port.ts'
import type { Basket } from './basket.ts'
import type { QuoteInput, QuoteProblem } from './words.ts'

export type Ports = { readonly tax: TaxPort; readonly shipping: ShippingPort }
export type Priced = {
  readonly input: QuoteInput
  readonly basket: Basket
  readonly candidates: Candidates
  readonly market: Stored<'market'>
  readonly problems: readonly QuoteProblem[]
}

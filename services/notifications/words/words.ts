import type { TemplateName } from '../template/templates.ts'

/** What a sentence may need to know; empty where it is not about that. */
export type Given = {
  readonly brand: string
  readonly name: string
  readonly number: string
  readonly amount: string
  /** When a link or a card ends, as people write it. */
  readonly until: string
  /** Who cancelled, how a return was settled, why a webhook was disabled. */
  readonly detail: string
  /** Of a product. */
  readonly title: string
}

export type Copy = {
  readonly subject: string
  readonly title: string
  readonly text: readonly string[]
  readonly button?: string
  readonly fine?: string
}

export type Label =
  | 'hello'
  | 'carrier'
  | 'tracking'
  | 'shipTo'
  | 'code'
  | 'link'
  | 'why'
  | 'unsubscribe'
  | 'subtotal'
  | 'items'
  | 'discount'
  | 'shipping'
  | 'tax'
  | 'tax-included'
  | 'gift-card'
  | 'store-credit'
  | 'total'
  | 'due'

export type Words = {
  readonly labels: Readonly<Record<Label, string>>
  readonly copies: Readonly<Record<TemplateName, (given: Given) => Copy>>
}

export type Language = 'en' | 'de'

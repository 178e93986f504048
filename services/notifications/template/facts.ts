import type { Money } from '@stoa/kernel/money'
import type { Given, Label } from '../words/words.ts'

export type Line = { readonly title: string; readonly quantity: number; readonly total?: Money | undefined }
export type Total = { readonly kind: string; readonly label: string; readonly amount: Money }
export type Row = { readonly label: Label; readonly value: string; readonly url?: string | undefined }

/** All that a mail says that is not its words, as true as it is when it is sent. */
export type Facts = {
  readonly to: { readonly name: string; readonly address: string }
  readonly language: string
  readonly customerId?: string | undefined
  readonly given: Partial<Omit<Given, 'brand' | 'amount' | 'until'>>
  readonly amount?: Money | undefined
  /** RFC 3339. */
  readonly until?: string | undefined
  readonly lines?: readonly Line[]
  readonly totals?: readonly Total[]
  readonly rows?: readonly Row[]
  /** A path of the shop. */
  readonly link?: string | undefined
  /** A path of the shop, for who wants no more of these. */
  readonly unsubscribe?: string | undefined
}

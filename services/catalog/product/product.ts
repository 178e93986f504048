import type { ProductInput, ProductPatch, StaffProduct } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'

/** The aggregate: what staff edit, whole. Everything else is derived from it. */
export type Product = Static<typeof StaffProduct>
export type Variant = Product['variants'][number]
export type Price = Variant['prices'][number]
export type Draft = Static<typeof ProductInput>
export type Patch = Static<typeof ProductPatch>

/** One field that is wrong, by JSON pointer. */
export type Problem = { readonly pointer: string; readonly detail: string }

/** `before` is absent for what is new, `after` for what is deleted. */
export type Change = {
  readonly before?: Product | undefined
  readonly after?: Product | undefined
  /** What the audit trail calls it. */
  readonly action: string
}

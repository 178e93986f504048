import type { Category, catalogContract, Facet, ProductCard, ProductDetail } from '@stoa/contracts/catalog'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import type { Static } from 'typebox'
import type { Language, Words } from './words.ts'

export type Catalog = Pick<
  Api<typeof catalogContract>,
  'getProduct' | 'listProducts' | 'searchProducts' | 'listCategories' | 'getManyProducts'
>
export type Card = Static<typeof ProductCard>
export type Product = Static<typeof ProductDetail>
export type Branch = Static<typeof Category>
export type Filter = Static<typeof Facet>

/** What every page is rendered with. */
export type Visit = {
  readonly url: URL
  readonly language: Language
  readonly words: Words
  readonly currency: string
  readonly call: Call
}

export type Page = {
  readonly status: number
  readonly title: string
  readonly description?: string
  readonly body: string
}

import seed from '@stoa/app-seed/brand.json' with { type: 'json' }
import collections from '@stoa/app-seed/collections.json' with { type: 'json' }

type Texts = Readonly<Record<'en' | 'de', string>>
export type Collection = {
  readonly slug: string
  /** Products that carry it are in the collection. */
  readonly tag: string
  readonly title: Texts
  readonly intro: Texts
  readonly picture: string
  readonly pictureAlt: Texts
}

/** The seed shop's brand, until a shop has its own. */
export const brand = {
  name: seed.name,
  line: seed.tagline as Texts,
  story: seed.story as Texts,
  hero: seed.hero as { light: string; dark: string; alt: Texts },
  collections: collections as readonly Collection[],
  /** Those that its price lists are in. */
  currencies: ['EUR', 'USD', 'JPY'],
} as const

export type Brand = typeof brand

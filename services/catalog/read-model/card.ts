import type { ProductCard } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'
import type { Detail } from './detail.ts'

export type Card = Static<typeof ProductCard>

/** What a list shows: taken from the detail, so that the two never disagree. */
export function cardOf(detail: Detail): Card {
  const picture = detail.media.find(({ kind }) => kind === 'image')
  return {
    id: detail.id,
    slug: detail.slug,
    title: detail.title,
    ...(detail.subtitle ? { subtitle: detail.subtitle } : {}),
    ...(picture ? { image: imageOf(picture) } : {}),
    prices: detail.prices,
    variants: detail.variants.length,
    inStock: detail.inStock,
    tags: detail.tags,
  }
}

const imageOf = ({ url, alt, width, height, colour, focal }: Detail['media'][number]) => ({
  url,
  alt,
  ...(width === undefined ? {} : { width }),
  ...(height === undefined ? {} : { height }),
  ...(colour === undefined ? {} : { colour }),
  ...(focal === undefined ? {} : { focal }),
})

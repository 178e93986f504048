import type { ProductDetail, SellableVariant } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'

type Detail = Static<typeof ProductDetail>
export type Sellable = Static<typeof SellableVariant>

/** A variant with what a cart freezes of its product. */
export function sellableOf(detail: Detail, variant: Detail['variants'][number]): Sellable {
  const image = pictureOf(detail, variant)
  return {
    ...variant,
    productId: detail.id,
    productSlug: detail.slug,
    title: detail.title,
    optionText: optionText(detail, variant),
    ...(image ? { image } : {}),
    categoryIds: [
      ...new Set(detail.categories.flatMap(({ id, path }) => [...path.map(crumb => crumb.id), id])),
    ],
    tags: detail.tags,
    taxCategory: detail.taxCategory,
  }
}

const optionText = ({ options }: Detail, variant: Detail['variants'][number]): string =>
  options
    .map(({ code, values }) => values.find(value => value.code === variant.options[code])?.label ?? '')
    .filter(Boolean)
    .join(', ')

/** The first picture of this variant, else of this choice, else the first that shows no choice, else the first. */
function pictureOf({ media }: Detail, variant: Detail['variants'][number]): string | undefined {
  const images = media.filter(({ kind }) => kind === 'image')
  const named = images.find(({ skus }) => skus?.includes(variant.sku))
  if (named) return named.url
  const own = images.find(
    ({ options }) =>
      options && Object.entries(options).every(([code, value]) => variant.options[code] === value),
  )
  return (own ?? images.find(({ options, skus }) => !options && !skus) ?? images[0])?.url
}

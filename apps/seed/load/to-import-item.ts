import type { ImportItem } from '@stoa/catalog'
import type { StockLoad } from '@stoa/inventory'
import type { SeedOption, SeedPicture, SeedProduct } from '../types.ts'

/** Pictures are drawn 4 to 5; the pages reserve their place by it. */
const width = 800
const height = 1000

/** A seed product as the catalogue's import takes it. */
export function toImportItem(product: SeedProduct): ImportItem {
  return {
    slug: product.slug,
    status: 'published',
    texts: { en: textOf(product.texts.en), de: textOf(product.texts.de) },
    options: product.options.map(optionOf),
    variants: product.variants.map(({ sku, options, prices, barcode, weightGrams }) => ({
      ...{ sku, options: { ...options }, barcode, weightGrams },
      prices: Object.entries(prices).map(([currency, amount]) => ({ currency, amount })),
    })),
    media: product.pictures.map(mediaOf),
    attributes: attributesOf(product),
    categories: [...product.categories],
    tags: [...product.tags],
    goesWith: [...product.goesWith],
  }
}

const attributesOf = ({ attributes }: SeedProduct): NonNullable<ImportItem['attributes']> =>
  Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      codeOf(key),
      typeof value === 'object' ? [...value] : value,
    ]),
  )

const textOf = ({ description, ...texts }: SeedProduct['texts']['en']) => ({
  ...texts,
  description: description.join('\n\n'),
})

const optionOf = ({ key, label, values }: SeedOption) => ({
  code: key,
  labels: { ...label },
  values: values.map(value => ({
    code: value.key,
    labels: { ...value.label },
    ...(value.swatch && { swatch: value.swatch }),
  })),
})

const mediaOf = ({ file, alt, colour }: SeedPicture) => ({
  url: `/media/seed/${file}`,
  kind: 'image' as const,
  alt: { ...alt },
  ...{ width, height },
  ...(colour && { options: { colour } }),
})

export const toStock = ({ variants }: SeedProduct): StockLoad[] =>
  variants.map(({ sku, policy, stock }) => ({
    sku,
    policy: policy.kind,
    backorderLimit: policy.kind === 'backorder' ? policy.limit : 0,
    levels: Object.entries(stock).map(([locationId, onHand]) => ({ locationId, onHand })),
  }))

/** The catalogue writes codes in kebab case: `colourFamily` is `colour-family` there. */
export const codeOf = (key: string): string => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

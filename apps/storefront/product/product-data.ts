import { toDecimal } from '@stoa/kernel/money'
import type { Visit } from '../server/visit.ts'
import type { Product } from '../shop.ts'

/** What search engines read: schema.org's Product with what it costs. */
export function productData(product: Product, { currency, url, shop }: Visit): object {
  const range = product.prices.find(price => price.currency === currency)
  return {
    '@type': 'Product',
    name: product.title,
    description: product.seo.description,
    image: product.media.map(shown => new URL(shown.url, url.origin).href),
    sku: product.variants[0]?.sku,
    brand: { '@type': 'Brand', name: shop.brand.name },
    ...(range && {
      offers: {
        '@type': 'AggregateOffer',
        priceCurrency: currency,
        lowPrice: toDecimal({ amount: range.min, currency }),
        highPrice: toDecimal({ amount: range.max, currency }),
        offerCount: product.variants.length,
        availability: `https://schema.org/${product.inStock ? 'InStock' : 'OutOfStock'}`,
      },
    }),
  }
}

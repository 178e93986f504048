import { valuesOf } from '../attribute/attribute.ts'
import type { Product } from '../product/product.ts'
import type { Shop } from './shop.ts'

export type Labels = Readonly<Record<string, string>>
export type FacetHeading = {
  readonly code: string
  readonly labels: Labels
  readonly numeric: boolean
  readonly position: number
}
export type FacetValue = {
  readonly code: string
  readonly value: string
  readonly labels: Labels
  readonly number: number | null
}
export type ProductFacets = { readonly headings: FacetHeading[]; readonly values: FacetValue[] }

/** What a product can be found and counted by: its facetable attributes, and its options with the values on sale. */
export function facetsOf(product: Product, shop: Shop): ProductFacets {
  const parts = [...attributeFacets(product, shop), ...optionFacets(product, shop)]
  return { headings: parts.map(({ heading }) => heading), values: parts.flatMap(({ values }) => values) }
}

type Part = { readonly heading: FacetHeading; readonly values: FacetValue[] }

const attributeFacets = (product: Product, shop: Shop): Part[] =>
  Object.entries(product.attributes).flatMap(([code, value]) => {
    const definition = shop.attributes.get(code)
    if (!definition?.facetable) return []
    const { labels, type, position, values } = definition
    const numeric = type === 'number' || type === 'unit'
    const found = valuesOf(value).map(one => ({
      code,
      value: String(one),
      labels: values.find(choice => choice.code === one)?.labels ?? {},
      number: typeof one === 'number' ? one : null,
    }))
    return [{ heading: { code, labels, numeric, position }, values: found }]
  })

/** An attribute of the same code lends its place and label; options without one come first. */
const optionFacets = (product: Product, shop: Shop): Part[] =>
  product.options
    .filter(({ code }) => !(code in product.attributes && shop.attributes.get(code)?.facetable))
    .map(({ code, labels, values }) => {
      const definition = shop.attributes.get(code)
      const sold = new Set(product.variants.map(({ options }) => options[code]))
      return {
        heading: {
          code,
          labels: definition?.labels ?? labels,
          numeric: false,
          position: definition?.position ?? 0,
        },
        values: values
          .filter(value => sold.has(value.code))
          .map(value => ({ code, value: value.code, labels: value.labels, number: null })),
      }
    })

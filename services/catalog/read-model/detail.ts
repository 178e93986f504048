import type { ProductDetail } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'
import { type CategoryNode, idsOnPath } from '../category/category.ts'
import { textIn } from '../product/languages.ts'
import type { Product } from '../product/product.ts'
import { attributeTexts } from './attribute-texts.ts'
import { priceRanges } from './price-ranges.ts'
import { isInStock, type Shop, type Stock } from './shop.ts'

/** The version is added where it is counted: in the database. */
export type Detail = Omit<Static<typeof ProductDetail>, 'version'>

export function detailOf(product: Product, language: string, shop: Shop, stock: Stock): Detail {
  const texts = textsIn(product, language, shop)
  return {
    id: product.id,
    slug: product.slug,
    language: product.texts[language] ? language : shop.languages[0],
    title: texts.title,
    ...(texts.subtitle ? { subtitle: texts.subtitle } : {}),
    ...(texts.description ? { description: texts.description } : {}),
    seo: {
      title: texts.seoTitle ?? texts.title,
      description: texts.seoDescription ?? firstSentence(texts.subtitle ?? texts.description ?? texts.title),
    },
    options: optionsOf(product, language, shop),
    variants: variantsOf(product, stock),
    prices: priceRanges(product),
    inStock: isInStock(product, stock),
    media: mediaOf(product, language, shop),
    attributes: attributeTexts(product, language, shop),
    categories: product.categoryIds.flatMap(id => crumbsOf(shop.categories.get(id), language, shop)),
    tags: product.tags,
    goesWith: product.goesWith,
    taxCategory: product.taxCategory,
    publishedAt: product.publishedAt ?? product.updatedAt,
  }
}

export const textsIn = (product: Product, language: string, shop: Shop) =>
  textIn(product.texts, language, shop.languages) ?? { title: product.slug }

const firstSentence = (text: string): string => text.split(/\n\n/)[0]!.slice(0, 300)

const optionsOf = (product: Product, language: string, { languages }: Shop) =>
  product.options.map(({ code, labels, values }) => ({
    code,
    label: textIn(labels, language, languages) ?? code,
    values: values.map(value => ({
      code: value.code,
      label: textIn(value.labels, language, languages) ?? value.code,
      ...(value.swatch ? { swatch: value.swatch } : {}),
    })),
  }))

const variantsOf = (product: Product, stock: Stock) =>
  product.variants.map(({ id, sku, options, prices, barcode, weightGrams }) => ({
    id,
    sku,
    options,
    prices,
    inStock: stock(sku),
    ...(barcode === undefined ? {} : { barcode }),
    ...(weightGrams === undefined ? {} : { weightGrams }),
  }))

const mediaOf = (product: Product, language: string, shop: Shop) =>
  product.media.map(({ alt, ...picture }) => ({
    ...picture,
    alt: textIn(alt ?? {}, language, shop.languages) ?? textsIn(product, language, shop).title,
  }))

function crumbsOf(category: CategoryNode | undefined, language: string, shop: Shop) {
  if (!category) return []
  const above = idsOnPath(category.path).slice(0, -1)
  const path = above.flatMap(id => {
    const ancestor = shop.categories.get(id)
    return ancestor ? [crumb(ancestor, language, shop)] : []
  })
  return [{ ...crumb(category, language, shop), path }]
}

export const crumb = (
  { id, slug, texts }: CategoryNode,
  language: string,
  { languages }: Pick<Shop, 'languages'>,
) => ({
  id,
  slug,
  title: textIn(texts, language, languages)?.title ?? slug,
})

import { type Queries, statement } from '@stoa/platform/db'
import { textIn } from '../product/languages.ts'
import type { Product } from '../product/product.ts'
import type { Shop } from '../read-model/shop.ts'
import { type Column, columnOf, neutralise, separator, textFields } from './csv-columns.ts'

const findOptions = statement<{ code: string }>(
  'catalog.find-option-codes',
  `select distinct o->>'code' as code from products, json_array_elements(options) o order by code`,
)
const findCurrencies = statement<{ currency: string }>(
  'catalog.find-currencies',
  'select distinct currency from prices order by currency',
)

export type Headings = { readonly line: string; readonly columns: readonly Column[] }

/** The columns that this catalogue needs: one for each language, attribute, option and currency. */
export async function csvHeadings(db: Queries, { languages, attributes }: Shop): Promise<Headings> {
  const [options, currencies] = await Promise.all([db.all(findOptions), db.all(findCurrencies)])
  const names = [
    ...['slug', 'externalId', 'status', 'publishedAt'],
    ...languages.flatMap((language, index) =>
      textFields.map(field => (index === 0 ? field : `${field}:${language}`)),
    ),
    ...['categories', 'tags', 'goesWith', 'taxCategory', 'media'],
    ...languages.map((language, index) => (index === 0 ? 'mediaAlt' : `mediaAlt:${language}`)),
    ...[...attributes.keys()].map(code => `attribute:${code}`),
    ...options.map(({ code }) => `option:${code}`),
    ...['sku', 'barcode', 'weightGrams'],
    ...currencies.flatMap(({ currency }) => [`price:${currency}`, `compareAt:${currency}`]),
  ]
  return { line: csvLine(names), columns: names.map(name => columnOf(name)!) }
}

/** The first row describes the product; each row is a variant. */
export const csvRows = (product: Product, { columns }: Headings, shop: Shop): string =>
  product.variants.map((_, at) => csvLine(columns.map(column => cellOf(product, at, column, shop)))).join('')

function cellOf(product: Product, at: number, column: Column, shop: Shop): string {
  const variant = product.variants[at]!
  if (column.kind === 'variant') return String(variant[column.name] ?? '')
  if (column.kind === 'option') return optionLabel(product, column.code, variant.options[column.code], shop)
  if (column.kind === 'price') {
    const price = variant.prices.find(({ currency }) => currency === column.currency)
    return String((column.former ? price?.compareAtAmount : price?.amount) ?? '')
  }
  if (column.kind === 'plain' && column.name === 'slug') return product.slug
  return at === 0 ? describingCell(product, column, shop) : ''
}

function describingCell(product: Product, column: Column, shop: Shop): string {
  if (column.kind === 'text') return product.texts[column.language ?? shop.languages[0]]?.[column.field] ?? ''
  if (column.kind === 'attribute') return [product.attributes[column.code] ?? ''].flat().join(separator)
  if (column.kind === 'plain')
    return column.name === 'status' && product.status !== 'published'
      ? 'draft'
      : String(product[column.name] ?? '')
  if (column.kind === 'alt') return altsOf(product, column.language ?? shop.languages[0])
  if (column.kind !== 'list') return ''
  if (column.name === 'media') return product.media.map(({ url }) => url).join(separator)
  if (column.name !== 'categories') return product[column.name].join(separator)
  return product.categoryIds.flatMap(id => shop.categories.get(id)?.slug ?? []).join(separator)
}

/** Empty where none has one: a row of separators says nothing. */
function altsOf({ media }: Product, language: string): string {
  const alts = media.map(({ alt }) => (alt?.[language] ?? '').replaceAll(separator, '/'))
  return alts.some(Boolean) ? alts.join(separator) : ''
}

function optionLabel(
  { options }: Product,
  code: string,
  chosen: string | undefined,
  { languages }: Shop,
): string {
  const value = options.find(option => option.code === code)?.values.find(one => one.code === chosen)
  return value ? (textIn(value.labels, languages[0], languages) ?? value.code) : ''
}

const csvLine = (cells: readonly string[]): string => `${cells.map(neutralise).map(quoted).join(',')}\r\n`

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

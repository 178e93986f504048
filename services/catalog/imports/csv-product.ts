import type { AttributeDefinition, AttributeValue } from '../attribute/attribute.ts'
import { slugOf } from '../product/slug.ts'
import { type Column, separator } from './csv-columns.ts'

export type Cells = readonly (readonly [column: Column, text: string])[]
export type CsvRules = {
  readonly language: string
  readonly attributes: ReadonlyMap<string, AttributeDefinition>
}

const split = (text: string): string[] =>
  text
    .split(separator)
    .map(part => part.trim())
    .filter(Boolean)

/** Rows of one product become one product. What describes it stands in the first row; every row is a variant. */
export function csvProduct(
  rows: readonly Cells[],
  { language, attributes }: CsvRules,
): Record<string, unknown> {
  const product: Record<string, unknown> = {}
  const texts: Record<string, Record<string, string>> = {}
  const values: Record<string, unknown> = {}
  for (const [column, text] of rows[0]!) {
    if (text === '') continue
    if (column.kind === 'plain') product[column.name] = text
    if (column.kind === 'list')
      product[column.name] = column.name === 'media' ? mediaOf(text, rows[0]!, language) : split(text)
    if (column.kind === 'attribute') values[column.code] = attributeValue(text, attributes.get(column.code))
    if (column.kind === 'text') {
      const own = column.language ?? language
      texts[own] = { ...texts[own], [column.field]: text }
    }
  }
  const options = optionsOf(rows, language)
  return {
    ...product,
    texts,
    ...(Object.keys(values).length > 0 ? { attributes: values } : {}),
    ...(options.length > 0 ? { options } : {}),
    variants: rows.map(variantOf),
  }
}

function mediaOf(text: string, cells: Cells, language: string) {
  const alts = cells.flatMap(([column, words]) =>
    column.kind === 'alt'
      ? [{ language: column.language ?? language, words: words.split(separator).map(word => word.trim()) }]
      : [],
  )
  return split(text).map((url, at) => {
    const told = alts.flatMap(({ language, words }) => (words[at] ? [[language, words[at]] as const] : []))
    return { url, kind: 'image', ...(told.length > 0 && { alt: Object.fromEntries(told) }) }
  })
}

/** What cannot be read as its type stays text, which the check of the product then refuses by name. */
function attributeValue(text: string, definition: AttributeDefinition | undefined): AttributeValue {
  if (definition?.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (definition?.type === 'number' || definition?.type === 'unit')
    return Number.isFinite(Number(text)) ? Number(text) : text
  return definition?.multiple ? split(text) : text
}

/** A value is written as people read it; its code is made from it. */
function optionsOf(rows: readonly Cells[], language: string) {
  const options = new Map<string, Map<string, string>>()
  for (const [column, text] of rows.flat())
    if (column.kind === 'option' && text !== '')
      options.set(
        column.code,
        (options.get(column.code) ?? new Map<string, string>()).set(codeOf(text), text),
      )
  return [...options].map(([code, values]) => ({
    code,
    labels: { [language]: code },
    values: [...values].map(([value, label]) => ({ code: value, labels: { [language]: label } })),
  }))
}

const codeOf = (label: string): string => slugOf(label, 'value').slice(0, 64)

const numberOr = (text: string): number | string => (/^-?\d+$/.test(text) ? Number(text) : text)

function variantOf(cells: Cells): Record<string, unknown> {
  const variant: Record<string, unknown> = {}
  const options: Record<string, string> = {}
  const prices = new Map<string, Record<string, unknown>>()
  for (const [column, text] of cells) {
    if (text === '') continue
    if (column.kind === 'variant')
      variant[column.name] = column.name === 'weightGrams' ? numberOr(text) : text
    if (column.kind === 'option') options[column.code] = codeOf(text)
    if (column.kind === 'price') {
      const { currency, former } = column
      prices.set(currency, {
        currency,
        ...prices.get(currency),
        [former ? 'compareAtAmount' : 'amount']: numberOr(text),
      })
    }
  }
  return { ...variant, options, prices: [...prices.values()] }
}

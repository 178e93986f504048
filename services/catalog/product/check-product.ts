import type { AttributeDefinition } from '../attribute/attribute.ts'
import { checkValue } from '../attribute/check-value.ts'
import type { Languages } from './languages.ts'
import type { Price, Problem, Product, Variant } from './product.ts'

export type Rules = {
  readonly languages: Languages
  readonly attributes: ReadonlyMap<string, AttributeDefinition>
  readonly categoryIds: ReadonlySet<string>
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

type Checked = Omit<Product, 'version' | 'createdAt' | 'updatedAt'>

/** Everything that no single field can know; all problems at once. */
export function checkProduct(product: Checked, rules: Rules): Problem[] {
  return [
    ...checkTexts(product, rules),
    ...checkOptions(product),
    ...product.variants.flatMap((variant, index) => checkVariant(product, variant, `/variants/${index}`)),
    ...checkDistinct(product.variants),
    ...checkAttributes(product, rules),
    ...checkCategories(product, rules),
    ...checkPictures(product),
  ]
}

function checkTexts({ texts }: Checked, { languages }: Rules): Problem[] {
  if (texts[languages[0]]) return []
  return [
    { pointer: `/texts/${languages[0]}`, detail: `is missing: the shop's first language is ${languages[0]}` },
  ]
}

function checkOptions({ options }: Checked): Problem[] {
  const doubled = repeated(options.map(({ code }) => code)).map(index => ({
    pointer: `/options/${index}/code`,
    detail: `'${options[index]!.code}' is already an option of this product`,
  }))
  const values = options.flatMap(({ values: choices }, index) =>
    repeated(choices.map(({ code }) => code)).map(at => ({
      pointer: `/options/${index}/values/${at}/code`,
      detail: `'${choices[at]!.code}' is already a value of this option`,
    })),
  )
  return [...doubled, ...values]
}

function checkVariant({ options }: Checked, variant: Variant, at: string): Problem[] {
  const problems: Problem[] = []
  for (const { code, values } of options) {
    const chosen = variant.options[code]
    if (chosen === undefined)
      problems.push({ pointer: `${at}/options`, detail: `has no value for '${code}'` })
    else if (!values.some(value => value.code === chosen))
      problems.push({ pointer: `${at}/options/${code}`, detail: `'${chosen}' is not a value of this option` })
  }
  for (const code of Object.keys(variant.options))
    if (!options.some(option => option.code === code))
      problems.push({ pointer: `${at}/options/${code}`, detail: 'is not an option of this product' })
  return [...problems, ...checkPrices(variant.prices, `${at}/prices`)]
}

function checkPrices(prices: readonly Price[], at: string): Problem[] {
  const doubled = repeated(prices.map(({ currency }) => currency)).map(index => ({
    pointer: `${at}/${index}/currency`,
    detail: `has a price in ${prices[index]!.currency} already`,
  }))
  const unknown = prices.flatMap(({ currency }, index) =>
    isCurrency(currency)
      ? []
      : [{ pointer: `${at}/${index}/currency`, detail: `${currency} is not a currency` }],
  )
  return [...doubled, ...unknown]
}

const isCurrency = (code: string): boolean => currencies.has(code)

/** Two variants with the same choices could not be told apart, two with the same SKU not be stocked. */
function checkDistinct(variants: readonly Variant[]): Problem[] {
  const skus = repeated(variants.map(({ sku }) => sku)).map(index => ({
    pointer: `/variants/${index}/sku`,
    detail: `'${variants[index]!.sku}' is already a variant of this product`,
  }))
  const choices = repeated(variants.map(({ options }) => JSON.stringify(Object.entries(options).sort()))).map(
    index => ({ pointer: `/variants/${index}/options`, detail: 'are those of another variant' }),
  )
  return [...skus, ...choices]
}

const checkAttributes = ({ attributes }: Checked, rules: Rules): Problem[] =>
  Object.entries(attributes).flatMap(([code, value]) => {
    const definition = rules.attributes.get(code)
    const detail = definition ? checkValue(definition, value) : 'no attribute is defined with this code'
    return detail ? [{ pointer: `/attributes/${code}`, detail }] : []
  })

const checkCategories = ({ categoryIds }: Checked, rules: Rules): Problem[] =>
  categoryIds.flatMap((id, index) =>
    rules.categoryIds.has(id)
      ? []
      : [{ pointer: `/categoryIds/${index}`, detail: 'there is no such category' }],
  )

function checkPictures({ media, variants }: Checked): Problem[] {
  const skus = new Set(variants.map(({ sku }) => sku))
  return media.flatMap((picture, index) =>
    (picture.skus ?? []).flatMap((sku, at) =>
      skus.has(sku)
        ? []
        : [{ pointer: `/media/${index}/skus/${at}`, detail: 'is not a variant of this product' }],
    ),
  )
}

/** Indexes of what occurred before. */
function repeated(values: readonly string[]): number[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [index]
    seen.add(value)
    return []
  })
}

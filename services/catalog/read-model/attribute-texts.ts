import type { AttributeText } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'
import { type AttributeDefinition, valuesOf } from '../attribute/attribute.ts'
import { type Languages, textIn } from '../product/languages.ts'
import type { Product } from '../product/product.ts'
import type { Shop } from './shop.ts'

const yesNo: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  en: ['Yes', 'No'],
  de: ['Ja', 'Nein'],
  fr: ['Oui', 'Non'],
  es: ['Sí', 'No'],
  it: ['Sì', 'No'],
  nl: ['Ja', 'Nee'],
}

/** One value as people read it. */
export function valueText(
  definition: AttributeDefinition,
  value: string | number | boolean,
  language: string,
  languages: Languages,
): string {
  const { type, unit, values } = definition
  if (type === 'enum')
    return (
      textIn(values.find(({ code }) => code === value)?.labels ?? {}, language, languages) ?? String(value)
    )
  if (type === 'boolean') return (yesNo[language] ?? yesNo.en!)[value ? 0 : 1]
  if (typeof value !== 'number') return String(value)
  const number = value.toLocaleString(language, { maximumFractionDigits: 6 })
  return unit ? `${number} ${unit}` : number
}

/** In the order of the definitions; values whose definition is gone are not shown. */
export function attributeTexts(
  product: Product,
  language: string,
  shop: Shop,
): Static<typeof AttributeText>[] {
  return [...shop.attributes.values()].flatMap(definition => {
    const value = product.attributes[definition.code]
    if (value === undefined) return []
    const texts = valuesOf(value).map(one => valueText(definition, one, language, shop.languages))
    const label = textIn(definition.labels, language, shop.languages) ?? definition.code
    return [{ code: definition.code, label, type: definition.type, value, text: texts.join(', ') }]
  })
}

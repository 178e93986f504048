import type { AuthoredProduct, AuthoredSize, SeedOption, Text } from '../types.ts'
import type { OptionWords } from './read.ts'

const word = (words: OptionWords, key: string): Text => {
  const text = words[key]
  if (!text || !('en' in text) || !('de' in text))
    throw new Error(`option "${key}" has no label in catalogue/options.json`)
  return { en: String(text.en), de: String(text.de) }
}

/** "27-cm" needs no entry: centimetres read the same in both languages. */
const valueLabel = (words: OptionWords, size: AuthoredSize): Text => {
  const known = size.label ?? words.values[size.key]
  if (known) return known
  const [, amount] = /^(\d+)-cm$/.exec(size.key) ?? []
  if (!amount) throw new Error(`size "${size.key}" has no label in catalogue/options.json`)
  return { en: `${amount} cm`, de: `${amount} cm` }
}

export interface Cell {
  readonly colour: string
  readonly size?: AuthoredSize
}

/** Colours times sizes; the last colour of a full matrix is not made in the last size, as in any real shop. */
export const cellsOf = ({ colours, sizes }: AuthoredProduct): readonly Cell[] => {
  if (!sizes) return colours.map(colour => ({ colour }))
  const full = colours.flatMap(colour => sizes.map(size => ({ colour, size })))
  return colours.length > 2 && sizes.length > 2 ? full.slice(0, -1) : full
}

const woods = new Set(['oak', 'ash', 'walnut', 'black-oak'])

/** The woods that a wooden product comes in; stained black it stays what it was. */
export const materialsOf = ({ material, colours }: AuthoredProduct): readonly string[] => {
  if (!woods.has(material)) return [material]
  const named = colours.map(colour => (colour !== 'black-oak' && woods.has(colour) ? colour : material))
  return [...new Set(named)]
}

export const optionsOf = (
  product: AuthoredProduct,
  words: OptionWords,
  colours: ReadonlyMap<string, { readonly label: Text; readonly hex: string }>,
): readonly SeedOption[] => {
  const swatches = product.colours.map(key => {
    const colour = colours.get(key)
    if (!colour) throw new Error(`${product.name}: colour "${key}" is not in catalogue/colours.json`)
    return { key, label: colour.label, swatch: colour.hex }
  })
  const colour: SeedOption = {
    key: 'colour',
    label: word(words, product.colours.every(each => woods.has(each)) ? 'wood' : 'colour'),
    values: swatches,
  }
  if (!product.sizes) return [colour]
  const key = product.sizeLabel ?? 'size'
  return [
    colour,
    {
      key,
      label: word(words, key),
      values: product.sizes.map(size => ({ key: size.key, label: valueLabel(words, size) })),
    },
  ]
}

import type { Draft } from './product-draft.ts'

type Choice = Readonly<Record<string, string>>
type Variant = Draft['variants'][number]

/** Every combination of one value each. */
export const allChoices = (options: Draft['options']): Choice[] =>
  options.reduce<Choice[]>(
    (choices, { code, values }) =>
      choices.flatMap(choice => values.map(value => ({ ...choice, [code]: value.code }))),
    [{}],
  )

/**
 * A variant for every combination. Those that fit one stay with their SKU and prices; new ones take the first
 * variant's prices.
 */
export function withAllVariants({ options, variants, slug }: Draft): Draft['variants'] {
  const fits = (choice: Choice) => (variant: Variant) =>
    Object.entries(choice).every(([code, value]) => variant.options[code] === value)
  const free = variants.filter(variant => !allChoices(options).some(choice => fits(choice)(variant)))
  return allChoices(options).map(choice => {
    const kept = variants.find(fits(choice)) ?? free.shift()
    if (kept) return { ...kept, options: choice }
    const sku = [slug || 'item', ...Object.values(choice)].join('-').toUpperCase()
    // The service names what has no id yet.
    return { sku, options: choice, prices: variants[0]?.prices ?? [] } as unknown as Variant
  })
}

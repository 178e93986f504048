import type { Product, ProductPatch } from '../api/shapes.ts'

export type Draft = Pick<
  Product,
  | 'slug'
  | 'texts'
  | 'options'
  | 'variants'
  | 'media'
  | 'attributes'
  | 'categoryIds'
  | 'tags'
  | 'goesWith'
  | 'taxCategory'
>
/** A field as people speak of it: one text of one language, or a part as a whole. */
export type Fields = Readonly<Record<string, unknown>>

const parts = [
  'slug',
  'texts',
  'options',
  'variants',
  'media',
  'attributes',
  'categoryIds',
  'tags',
  'goesWith',
  'taxCategory',
] as const satisfies readonly (keyof Draft)[]

export const draftOf = (product: Product): Draft =>
  // One key for each part, with that part's value.
  structuredClone(Object.fromEntries(parts.map(part => [part, product[part]]))) as Draft

export function fieldsOf(draft: Draft): Fields {
  const texts = Object.entries(draft.texts).flatMap(([language, fields]) =>
    Object.entries(fields).map(([name, text]) => [`texts/${language}/${name}`, text] as const),
  )
  const rest = parts.filter(part => part !== 'texts').map(part => [part, draft[part]] as const)
  return Object.fromEntries([...texts, ...rest])
}

export function withField(draft: Draft, key: string, value: unknown): Draft {
  const [part, language, name] = key.split('/')
  if (part !== 'texts') return { ...draft, [part!]: value }
  const { [name!]: _before, ...others } = { ...draft.texts[language!] } as Record<string, unknown>
  const texts = value === undefined ? others : { ...others, [name!]: value }
  return { ...draft, texts: { ...draft.texts, [language!]: texts as Draft['texts'][string] } }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** By name, what differs between two states of a product. */
export function changedFields(before: Draft, after: Draft): string[] {
  const [a, b] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(key => !same(a[key], b[key]))
}

/** The parts that were touched, as the API takes them. */
export const patchOf = (before: Draft, after: Draft): ProductPatch =>
  Object.fromEntries(parts.filter(part => !same(before[part], after[part])).map(part => [part, after[part]]))

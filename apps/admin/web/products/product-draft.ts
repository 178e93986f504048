import type { Product, ProductPatch } from '../api/shapes.ts'
import type { Fields, Shape } from '../parts/merge.ts'

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

function fieldsOf(draft: Draft): Fields {
  const texts = Object.entries(draft.texts).flatMap(([language, fields]) =>
    Object.entries(fields).map(([name, text]) => [`texts/${language}/${name}`, text] as const),
  )
  const rest = parts.filter(part => part !== 'texts').map(part => [part, draft[part]] as const)
  return Object.fromEntries([...texts, ...rest])
}

function withField(draft: Draft, key: string, value: unknown): Draft {
  const [part, language, name] = key.split('/')
  if (part !== 'texts') return { ...draft, [part!]: value }
  const { [name!]: _before, ...others } = { ...draft.texts[language!] } as Record<string, unknown>
  const texts = value === undefined ? others : { ...others, [name!]: value }
  return { ...draft, texts: { ...draft.texts, [language!]: texts as Draft['texts'][string] } }
}

/** A field as people speak of it: one text of one language, or a part as a whole. */
export const productShape: Shape<Draft> = { fieldsOf, withField }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The parts that were touched, as the API takes them. */
export const patchOf = (before: Draft, after: Draft): ProductPatch =>
  Object.fromEntries(parts.filter(part => !same(before[part], after[part])).map(part => [part, after[part]]))

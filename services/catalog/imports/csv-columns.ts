/** The one list of what a CSV file holds, for reading and for writing. */
export const separator = '|'

export const textFields = ['title', 'subtitle', 'description', 'seoTitle', 'seoDescription'] as const
export type TextField = (typeof textFields)[number]

export type Column =
  | {
      readonly kind: 'plain'
      readonly name: 'slug' | 'externalId' | 'status' | 'taxCategory' | 'publishedAt'
    }
  | { readonly kind: 'list'; readonly name: 'categories' | 'tags' | 'goesWith' | 'media' }
  /** In the order of `media`; a picture without one leaves its place empty. */
  | { readonly kind: 'alt'; readonly language: string | undefined }
  | { readonly kind: 'text'; readonly field: TextField; readonly language: string | undefined }
  | { readonly kind: 'attribute'; readonly code: string }
  | { readonly kind: 'option'; readonly code: string }
  | { readonly kind: 'variant'; readonly name: 'sku' | 'barcode' | 'weightGrams' }
  | { readonly kind: 'price'; readonly currency: string; readonly former: boolean }

const plain = new Set(['slug', 'externalId', 'status', 'taxCategory', 'publishedAt'])
const lists = new Set(['categories', 'tags', 'goesWith', 'media'])
const variant = new Set(['sku', 'barcode', 'weightGrams'])

/** What a heading stands for: `title:de`, `attribute:height`, `option:colour`, `price:EUR`, `compareAt:EUR` and the plain ones. */
export function columnOf(heading: string): Column | undefined {
  const [name = '', detail] = heading.trim().split(':', 2)
  if (detail === undefined) return simpleColumn(name)
  if ((textFields as readonly string[]).includes(name))
    return { kind: 'text', field: name as TextField, language: detail }
  if (name === 'mediaAlt') return { kind: 'alt', language: detail }
  if (name === 'attribute' || name === 'option') return { kind: name, code: detail }
  if (name === 'price' || name === 'compareAt')
    return { kind: 'price', currency: detail, former: name === 'compareAt' }
  return undefined
}

/** Names are checked against the sets above, which the casts rely on. */
function simpleColumn(name: string): Column | undefined {
  if (plain.has(name)) return { kind: 'plain', name } as Column
  if (lists.has(name)) return { kind: 'list', name } as Column
  if (name === 'mediaAlt') return { kind: 'alt', language: undefined }
  if (variant.has(name)) return { kind: 'variant', name } as Column
  if ((textFields as readonly string[]).includes(name))
    return { kind: 'text', field: name as TextField, language: undefined }
  return undefined
}

/** A leading apostrophe keeps a spreadsheet from running a cell as a formula; reading takes it away again. */
export const neutralise = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
export const restore = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

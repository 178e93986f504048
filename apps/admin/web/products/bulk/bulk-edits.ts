import { answerOf } from '../../api/answer.ts'
import { catalog } from '../../api/clients.ts'
import type { Product, ProductRow } from '../../api/shapes.ts'

type Undo = () => Promise<unknown>
/** One product's share; what it answers takes it back. */
export type BulkEdit = {
  readonly done: (count: number) => string
  readonly one: (row: ProductRow) => Promise<Undo | undefined>
  /** What the row will be, shown before the answer. */
  readonly soon?: (row: ProductRow) => ProductRow
}

const countOf = (count: number): string => (count === 1 ? '1 product' : `${count} products`)
const read = (id: string) => answerOf(catalog('GET /v1/admin/products/:id', { id }))
const move = (id: string, publish: boolean) =>
  answerOf(
    publish
      ? catalog('POST /v1/admin/products/:id/publish', { id })
      : catalog('POST /v1/admin/products/:id/unpublish', { id }),
  )

export const moveAll = (publish: boolean): BulkEdit => ({
  done: count => `${countOf(count)} ${publish ? 'published' : 'back to draft'}`,
  async one({ id }) {
    await move(id, publish)
    return () => move(id, !publish)
  },
  soon: row => ({ ...row, status: publish ? 'published' : 'draft' }),
})

export const addTag = (tag: string): BulkEdit => ({
  done: count => `Tagged ${countOf(count)}`,
  async one({ id }) {
    const { tags, version } = await read(id)
    if (tags.includes(tag)) return undefined
    const setTags = (next: string[], ifMatch: number) =>
      answerOf(catalog('PATCH /v1/admin/products/:id', { id, tags: next }, { ifMatch }))
    const saved = await setTags([...tags, tag], version)
    return () => setTags(tags, saved.version)
  },
  soon: row => (row.tags.includes(tag) ? row : { ...row, tags: [...row.tags, tag] }),
})

const millionth = 1_000_000

/** By a share in parts per million, rounded to whole minor units. */
export const changePrices = (ppm: number, currency: string): BulkEdit => ({
  done: count => `New prices for ${countOf(count)}`,
  async one({ id }) {
    const product = await read(id)
    const before = pricesOf(product, currency)
    if (before.length === 0) return undefined
    const after = before.map(price => ({ ...price, amount: scaled(price.amount, ppm) }))
    const setAll = (prices: typeof before, ifMatch: number) =>
      answerOf(catalog('PUT /v1/admin/products/:id/prices', { id, prices }, { ifMatch }))
    const saved = await setAll(after, product.version)
    return () => setAll(before, saved.version)
  },
})

const scaled = (amount: number, ppm: number): number => Math.round((amount * (millionth + ppm)) / millionth)

const pricesOf = ({ variants }: Product, currency: string) =>
  variants.flatMap(({ sku, prices }) =>
    prices.filter(price => price.currency === currency).map(price => ({ sku, ...price })),
  )

export const deleteAll: BulkEdit = {
  done: count => `Deleted ${countOf(count)}`,
  async one({ id }) {
    const { version } = await read(id)
    await answerOf(catalog('DELETE /v1/admin/products/:id', { id }, { ifMatch: version }))
    return undefined
  },
}

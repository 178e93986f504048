import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { CategoryNode } from '../category/category.ts'
import type { CatalogDeps } from '../deps.ts'
import type { Product } from '../product/product.ts'
import { loadProductsAfter } from '../product/product-store.ts'
import { loadShop } from '../read-model/load-shop.ts'
import { csvHeadings, csvRows } from './write-csv.ts'

const pageSize = 200

/** Page by page as the reader takes it: memory holds one page, however many products there are. */
export const exportProducts =
  (deps: CatalogDeps): Handler<typeof catalogContract, 'exportProducts'> =>
  async ({ format = 'ndjson' }) =>
    ok(
      format === 'csv'
        ? { contentType: 'text/csv', fileName: 'products.csv', chunks: csvChunks(deps) }
        : { contentType: 'application/x-ndjson', fileName: 'products.ndjson', chunks: ndjsonChunks(deps) },
    )

async function* pages({ db }: CatalogDeps): AsyncGenerator<Product[]> {
  for (let after = ''; ; ) {
    const products = await loadProductsAfter(db, after, pageSize)
    if (products.length > 0) yield products
    if (products.length < pageSize) return
    after = products.at(-1)!.id
  }
}

async function* ndjsonChunks(deps: CatalogDeps): AsyncGenerator<string> {
  const { categories } = await loadShop(deps.db, deps.config.languages)
  for await (const products of pages(deps))
    yield products.map(product => `${JSON.stringify(exported(product, categories))}\n`).join('')
}

/** In the form that the import takes: nothing that this shop alone would understand. */
export function exported(
  product: Product,
  categories: ReadonlyMap<string, CategoryNode>,
): Record<string, unknown> {
  const {
    id: _,
    version: __,
    createdAt: _c,
    updatedAt: _u,
    publishAt: _p,
    status,
    categoryIds,
    variants,
    ...rest
  } = product
  return {
    ...rest,
    status: status === 'published' ? 'published' : 'draft',
    variants: variants.map(({ id: _id, ...variant }) => variant),
    categories: categoryIds.flatMap(category => categories.get(category)?.slug ?? []),
  }
}

async function* csvChunks(deps: CatalogDeps): AsyncGenerator<string> {
  const shop = await loadShop(deps.db, deps.config.languages)
  const headings = await csvHeadings(deps.db, shop)
  yield headings.line
  for await (const products of pages(deps))
    yield products.map(product => csvRows(product, headings, shop)).join('')
}

import { catalogContract } from '@stoa/contracts/catalog'
import { command } from '@stoa/platform/command'
import { statement, type Tx } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { writeContext } from '../write-context.ts'
import { slugFor } from './create-product.ts'
import { draftProduct } from './draft-product.ts'
import { commitProduct, notFound } from './edit-product.ts'
import type { Draft, Product } from './product.ts'
import { loadProducts } from './product-store.ts'

const takenSkus = statement<{ sku: string }>(
  'catalog.find-taken-skus',
  'select sku from variants where sku = any($1)',
)

export const duplicateProduct = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'duplicateProduct', clock: deps.clock },
    async (tx, { id }, call) => {
      const [product] = await loadProducts(tx, [id])
      if (!product) return notFound(id)
      const draft = copyOf(product, await freeNumber(tx, product))
      const stamp = { now: deps.clock.iso(), nextId: (prefix: string) => deps.ids.next(prefix) }
      const after = draftProduct(draft, await slugFor(tx, draft, deps), stamp)
      return commitProduct(tx, { after, action: 'product.duplicated' }, deps, writeContext(deps, call))
    },
  )

const numbers = Array.from({ length: 98 }, (_, n) => n + 2)
const numbered = (sku: string, number: number): string => `${sku.slice(0, 61)}-${number}`

/** One that no variant of the shop has behind any of the SKUs. After so many copies their editor names the next ones. */
async function freeNumber(tx: Tx, { variants }: Product): Promise<number> {
  const candidates = numbers.flatMap(number => variants.map(({ sku }) => numbered(sku, number)))
  const taken = new Set((await tx.all(takenSkus, [candidates])).map(({ sku }) => sku))
  const free = (number: number) => variants.every(({ sku }) => !taken.has(numbered(sku, number)))
  return numbers.find(free) ?? numbers.at(-1)!
}

/** A barcode is one of things, and an identifier of another system is of one product there. */
function copyOf(product: Product, number: number): Draft {
  const { texts, options, attributes, categoryIds, tags, goesWith, taxCategory } = product
  return {
    ...{ texts, options, attributes, categoryIds, tags, goesWith, taxCategory },
    variants: product.variants.map(({ id: _, barcode: __, ...variant }) => ({
      ...variant,
      sku: numbered(variant.sku, number),
    })),
    media: product.media.map(({ skus, ...picture }) => ({
      ...picture,
      ...(skus ? { skus: skus.map(sku => numbered(sku, number)) } : {}),
    })),
  }
}

import type { DeclaredFailure } from '@stoa/kernel/contract'
import { type Fail, fail, ok, type Result } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { fillInMedia } from '../media/fill-in-media.ts'
import { loadShop } from '../read-model/load-shop.ts'
import type { Shop } from '../read-model/shop.ts'
import type { WriteContext } from '../write-context.ts'
import { checkProduct } from './check-product.ts'
import { findConflicts } from './find-conflicts.ts'
import type { Problem, Product } from './product.ts'
import { lockProducts } from './product-store.ts'
import { saveProducts } from './save-products.ts'

export type NotFound = DeclaredFailure<'product_not_found', undefined>
export type Changed = DeclaredFailure<'product_changed', { version: number }>
export type Invalid = DeclaredFailure<'product_invalid', { problems: Problem[] }>

export const notFound = (id: string): Fail<NotFound> =>
  fail({ code: 'product_not_found', detail: `There is no product ${id}` })

export const changed = (version: number): Fail<Changed> =>
  fail({ code: 'product_changed', detail: `It is at version ${version} now`, data: { version } })

export const invalid = (problems: readonly Problem[]): Fail<Invalid> =>
  fail({
    code: 'product_invalid',
    detail: problems.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '),
    data: { problems: [...problems] },
  })

/** Locks a product at the version that the caller saw. */
export async function lockProduct(
  tx: Tx,
  id: string,
  ifMatch: number | undefined,
): Promise<Result<Product, NotFound | Changed>> {
  const [product] = await lockProducts(tx, [id])
  if (!product) return notFound(id)
  return ifMatch === undefined || ifMatch === product.version ? ok(product) : changed(product.version)
}

/** A product may keep a category that is gone by now: whoever edits its price did not choose it. */
export const rulesOf = (shop: Shop, before: Product | undefined) => ({
  languages: shop.languages,
  attributes: shop.attributes,
  categoryIds: new Set([...shop.categories.keys(), ...(before?.categoryIds ?? [])]),
})

/** Checks a decided change against the shop and saves it. */
export async function commitProduct(
  tx: Tx,
  asked: { readonly before?: Product; readonly after: Product; readonly action: string },
  { config }: CatalogDeps,
  context: WriteContext,
): Promise<Result<Product, Invalid>> {
  const shop = await loadShop(tx, config.languages)
  const filled = await fillInMedia(tx, [asked])
  const { after = asked.after } = filled.changes[0]!
  const conflicts = (await findConflicts(tx, [after])).get(after.id) ?? []
  const missing = filled.problems.get(after.id) ?? []
  const problems = [...checkProduct(after, rulesOf(shop, asked.before)), ...missing, ...conflicts]
  if (problems.length > 0) return invalid(problems)
  await saveProducts(tx, [{ ...asked, after }], shop, context)
  return ok(after)
}

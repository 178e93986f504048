import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { type Static, Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { detailOf } from '../read-model/detail.ts'
import { loadShop } from '../read-model/load-shop.ts'
import { loadStock } from '../read-model/write-projection.ts'
import { notFound } from './edit-product.ts'
import { answerLanguage } from './languages.ts'
import { loadProducts } from './product-store.ts'

type Catalog = typeof catalogContract

const hourMs = 3_600_000
const Pass = Type.Object({ product: Type.String(), until: Type.Integer() })
/** What is sealed for one purpose opens nothing else. */
const sealOf = ({ cursorKey }: CatalogDeps): string => `${cursorKey} of previews`

export const createPreview =
  (deps: CatalogDeps): Handler<Catalog, 'createPreview'> =>
  async ({ id }) => {
    const [product] = await loadProducts(deps.db, [id])
    if (!product) return notFound(id)
    const until = deps.clock.now() + hourMs
    const token = encodeCursor(sealOf(deps), { product: id, until })
    const path = `/products/${product.slug}?preview=${token}`
    return ok({ path, token, expiresAt: new Date(until).toISOString() })
  }

/** Made for this call alone: nothing of a draft is prepared or kept anywhere. */
export const getPreview =
  (deps: CatalogDeps): Handler<Catalog, 'getPreview'> =>
  async ({ token, language }) => {
    const { db, config, clock } = deps
    const pass = openPass(deps, token)
    const [product] = pass && pass.until > clock.now() ? await loadProducts(db, [pass.product]) : []
    if (!pass || !product)
      return fail({ code: 'preview_not_found', detail: 'The link has expired: ask for a new one' })
    const shop = await loadShop(db, config.languages)
    const stock = await loadStock(db, [product])
    const detail = detailOf(product, answerLanguage(config.languages, language), shop, stock)
    return ok({
      product: { version: product.version, ...detail },
      status: product.status,
      expiresAt: new Date(pass.until).toISOString(),
    })
  }

function openPass(deps: CatalogDeps, token: string): Static<typeof Pass> | undefined {
  try {
    return decodeCursor(sealOf(deps), token, Pass)
  } catch (error) {
    if (isPlatformError(error, 'invalid_cursor')) return undefined
    throw error
  }
}

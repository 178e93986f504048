import type { catalogContract, ProductDetail } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { type Db, statement } from '@stoa/platform/db'
import type { Static } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage } from '../product/languages.ts'
import { type Sellable, sellableOf } from './sellable.ts'

type Catalog = typeof catalogContract

/** The arrays come through sub-selects, so that their length changes no plan and none is made again: 0.4 ms a call. */
const documentsOf = statement<{ version: number; detail: string }>(
  'catalog.get-products-of-variants',
  `select version, '{' || detail as detail from product_documents
    where language = $3
      and product_id in (select product_id from variants where sku = any((select $1::text[])::text[]) or id = any((select $2::text[])::text[]))`,
)

/** The usual question is about one SKU: 23 µs less than with arrays. */
const documentOf = statement<{ version: number; detail: string }>(
  'catalog.get-product-of-variant',
  `select version, '{' || detail as detail from product_documents
    where language = $2 and product_id = (select product_id from variants where sku = $1)`,
)

const documentsWith = (db: Db, skus: readonly string[], ids: readonly string[], language: string) =>
  skus.length === 1 && ids.length === 0
    ? db.all(documentOf, [skus[0], language])
    : db.all(documentsOf, [skus, ids, language])

async function sellables(db: Db, skus: readonly string[], ids: readonly string[], language: string) {
  const wanted = new Set([...skus, ...ids])
  const found = new Map<string, Sellable>()
  for (const row of await documentsWith(db, skus, ids, language)) {
    const detail: Static<typeof ProductDetail> = { ...JSON.parse(row.detail), version: row.version }
    for (const variant of detail.variants)
      for (const key of [variant.sku, variant.id])
        if (wanted.has(key)) found.set(key, sellableOf(detail, variant))
  }
  return found
}

export const getVariant =
  ({ db, config }: CatalogDeps): Handler<Catalog, 'getVariant'> =>
  async ({ sku, language }) => {
    const found = (await sellables(db, [sku], [], answerLanguage(config.languages, language))).get(sku)
    return found
      ? ok(found)
      : fail({ code: 'variant_not_found', detail: `No published product has the SKU '${sku}'` })
  }

export const getManyVariants =
  ({ db, config }: CatalogDeps): Handler<Catalog, 'getManyVariants'> =>
  async ({ skus = [], ids = [], language }) => {
    const found = await sellables(db, skus, ids, answerLanguage(config.languages, language))
    const keys = [...new Set([...skus, ...ids])]
    return ok({
      items: [...new Set(keys.flatMap(key => found.get(key) ?? []))],
      missing: keys.filter(key => !found.has(key)),
    })
  }

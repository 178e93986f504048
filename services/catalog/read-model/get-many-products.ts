import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { rawJson } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage } from '../product/languages.ts'

type Catalog = typeof catalogContract
type Row = { id: string; slug: string; detail: string }

const byIdsAndSlugs = statement<Row>(
  'catalog.get-many-products',
  `select product_id as id, slug, '{"version":' || version || ',' || detail as detail from product_documents
    where product_id = any($1) and language = $3
   union
   select product_id, slug, '{"version":' || version || ',' || detail from product_documents
    where slug = any($2) and language = $3`,
)

/** In the order asked for; what is asked for twice, by id and by slug, comes once. */
export const getManyProducts =
  ({ db, config }: CatalogDeps): Handler<Catalog, 'getManyProducts'> =>
  async ({ products, language }) => {
    const ids = products.filter(key => key.includes('_'))
    const slugs = products.filter(key => !key.includes('_'))
    const rows = await db.all(byIdsAndSlugs, [ids, slugs, answerLanguage(config.languages, language)])
    const found = new Map(rows.flatMap(row => [[row.id, row] as const, [row.slug, row] as const]))
    const items = new Set(products.flatMap(key => found.get(key) ?? []))
    const missing = products.filter(key => !found.has(key))
    const texts = [...items].map(({ detail }) => detail).join(',')
    return ok(rawJson(`{"items":[${texts}],"missing":${JSON.stringify(missing)}}`))
  }

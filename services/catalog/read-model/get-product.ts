import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { rawJson } from '@stoa/platform/contract'
import { type Db, statement } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage } from '../product/languages.ts'

type Catalog = typeof catalogContract
type Row = { version: number; detail: string }

const byId = statement<Row>(
  'catalog.get-product-by-id',
  `select version, detail from product_documents where product_id = $1 and language = $2`,
)
const bySlug = statement<Row>(
  'catalog.get-product-by-slug',
  `select version, detail from product_documents where slug = $1 and language = $2`,
)
const movedTo = statement<{ id: string; slug: string }>(
  'catalog.find-moved-product',
  `select p.id, p.slug from product_slugs s join products p on p.id = s.product_id
    where s.slug = $1 and not s.current and p.status = 'published'`,
)

/**
 * One index lookup and no work on the answer: the text was prepared when the product changed. Its first member is added
 * here: joined by PostgreSQL, the long text was copied once more, which doubled the time there.
 */
export const getProduct =
  ({ db, config }: CatalogDeps): Handler<Catalog, 'getProduct'> =>
  async ({ product, language }) => {
    const query = product.includes('_') ? byId : bySlug
    const row = await db.maybe(query, [product, answerLanguage(config.languages, language)])
    return row ? ok(rawJson(`{"version":${row.version},${row.detail}`, row.version)) : missing(db, product)
  }

async function missing(db: Db, product: string) {
  const moved = await db.maybe(movedTo, [product])
  return moved
    ? fail({ code: 'product_moved' as const, detail: `It is at ${moved.slug} now`, data: moved })
    : fail({ code: 'product_not_found' as const, detail: `There is no published product '${product}'` })
}

import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { urlOf } from './media.ts'

const unused = `not exists (select from media_uses u where u.key = m.key)
  and not exists (select from categories c where c.picture = '/media/' || m.key)`

const removeOne = statement<{ id: string }>(
  'catalog.remove-unused-media',
  `delete from media m where key = $1 and touched_at < $2::timestamptz and ${unused} returning id`,
)
const dueForRemoval = statement<{ key: string }>(
  'catalog.find-unused-media',
  `select key from media m where touched_at < $1 and ${unused} order by touched_at limit $2`,
)
const products = statement<{ id: string }>(
  'catalog.products-showing-media',
  'select product_id as id from media_uses where key = $1 order by product_id limit 20',
)
const categories = statement<{ id: string }>(
  'catalog.categories-showing-media',
  'select id from categories where picture = $1 order by id limit 20',
)

/** Under the lock of its content. Whether it was there, was unused and was touched before then. */
export const removeUnused = async (tx: Tx, key: string, touchedBefore = 'infinity'): Promise<boolean> =>
  (await tx.maybe(removeOne, [key, touchedBefore])) !== undefined

export const findUnused = async (db: Queries, touchedBefore: string, limit: number): Promise<string[]> =>
  (await db.all(dueForRemoval, [touchedBefore, limit])).map(({ key }) => key)

export async function usersOf(db: Queries, key: string) {
  const [shown, heads] = [await db.all(products, [key]), await db.all(categories, [urlOf(key)])]
  return { products: shown.map(({ id }) => id), categories: heads.map(({ id }) => id) }
}

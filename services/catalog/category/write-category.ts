import { statement, type Tx } from '@stoa/platform/db'
import type { Category, CategoryNode } from './category.ts'

/** Moves of the tree take turns: two of them at once could make a circle that neither sees. */
const takeTurn = statement('catalog.tree-turn', `select pg_advisory_xact_lock(hashtext('catalog.tree'))`)
const upsert = statement(
  'catalog.upsert-category',
  `insert into categories (id, parent_id, path, slug, position, texts, picture, version)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (id) do update set parent_id = excluded.parent_id, slug = excluded.slug, position = excluded.position,
     texts = excluded.texts, picture = excluded.picture, version = excluded.version`,
)
const moveSubtree = statement(
  'catalog.move-subtree',
  `update categories set path = $2 || substr(path, length($1) + 1) where path >= $1 and path < $1 || chr(1114111)`,
)
const retireSlug = statement(
  'catalog.retire-category-slug',
  'update category_slugs set current = false where category_id = $1 and current',
)
const claimSlug = statement(
  'catalog.claim-category-slug',
  `insert into category_slugs (slug, category_id, current) values ($1, $2, true)
   on conflict (slug) do update set category_id = excluded.category_id, current = true`,
)
const remove = statement('catalog.delete-category', 'delete from categories where id = $1')
const countChildren = statement<{ count: number }>(
  'catalog.count-children',
  'select count(*)::int as count from categories where parent_id = $1',
)
const idsBelow = statement<{ id: string }>(
  'catalog.categories-below',
  'select id from categories where path >= $1 and path < $1 || chr(1114111)',
)
const slugOwner = statement<{ id: string }>(
  'catalog.category-of-slug',
  'select id from categories where slug = $1',
)
const similarSlugs = statement<{ slug: string }>(
  'catalog.similar-category-slugs',
  `select slug from category_slugs where slug = $1 or (slug >= $1 || '-' and slug < $1 || '.')`,
)

export const lockTree = (tx: Tx): Promise<unknown> => tx.all(takeTurn)

export async function writeCategory(
  tx: Tx,
  before: CategoryNode | undefined,
  after: Category,
  path: string,
): Promise<void> {
  const { id, parentId, slug, position, texts, picture, version } = after
  await tx.run(upsert, [id, parentId, path, slug, position, JSON.stringify(texts), picture, version])
  if (before && before.path !== path) await tx.run(moveSubtree, [before.path, path])
  if (before?.slug === slug) return
  await tx.run(retireSlug, [id])
  await tx.run(claimSlug, [slug, id])
}

export const removeCategory = (tx: Tx, id: string): Promise<number> => tx.run(remove, [id])
export const hasChildren = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.one(countChildren, [id])).count > 0
export const subtreeIds = async (tx: Tx, path: string): Promise<string[]> =>
  (await tx.all(idsBelow, [path])).map(({ id }) => id)
export const ownerOfSlug = async (tx: Tx, slug: string): Promise<string | undefined> =>
  (await tx.maybe(slugOwner, [slug]))?.id
export const slugsLike = async (tx: Tx, slug: string): Promise<Set<string>> =>
  new Set((await tx.all(similarSlugs, [slug])).map(row => row.slug))

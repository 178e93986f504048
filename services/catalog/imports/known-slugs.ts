import { type Queries, statement } from '@stoa/platform/db'

const findSlugs = statement<{ slug: string }>(
  'catalog.known-slugs',
  'select slug from product_slugs where slug = any($1) and current',
)

/** Which of them some product has, so that a load which was cut short can pass over what is there. */
export const knownSlugs = async (db: Queries, slugs: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await db.all(findSlugs, [slugs])).map(({ slug }) => slug))

import { fail, ok, type Result } from '@stoa/kernel/result'
import { diff } from '../product/diff.ts'
import { draftProduct, patchProduct, type Stamp } from '../product/draft-product.ts'
import type { Change, Problem, Product } from '../product/product.ts'
import { publish } from '../product/publication.ts'
import type { ImportItem } from './import-item.ts'

export type ImportRules = {
  readonly categoryIdOf: (slug: string) => string | undefined
  readonly publish: boolean
}

/** What one product of a file changes; nothing if it is all there already. */
export function decideImport(
  item: ImportItem,
  before: Product | undefined,
  { categoryIdOf, publish: publishAll }: ImportRules,
  stamp: Stamp,
): Result<Change | undefined, Problem[]> {
  const { categories, status, publishedAt, slug, ...input } = item
  const found = (categories ?? []).map(key => ({ key, id: categoryIdOf(key) }))
  const unknown = found.flatMap(({ key, id }, index) =>
    id ? [] : [{ pointer: `/categories/${index}`, detail: `there is no category '${key}'` }],
  )
  if (unknown.length > 0) return fail(unknown)
  const categoryIds = [...new Set([...(input.categoryIds ?? []), ...found.flatMap(({ id }) => id ?? [])])]
  const pictured = input.media ? { ...input, media: withKnown(input.media, before) } : input
  const placed = categories || input.categoryIds ? { ...pictured, categoryIds } : pictured
  const dated = before?.publishedAt ?? publishedAt
  const base = before
    ? patchProduct(before, { ...withoutExternalId(placed), slug }, stamp)
    : draftProduct(placed, slug, stamp)
  const after = dated === undefined ? base : { ...base, publishedAt: dated }
  return publishAll || status === 'published' ? published(before, after, stamp.now) : decided(before, after)
}

/** A table has no room for all that is known of a picture: what it does not say stays. */
const withKnown = (media: NonNullable<ImportItem['media']>, before: Product | undefined) =>
  media.map(given => {
    const known = before?.media.find(({ url }) => url === given.url)
    const alt = { ...known?.alt, ...given.alt }
    return { ...known, ...given, ...(Object.keys(alt).length > 0 && { alt }) }
  })

const withoutExternalId = ({
  externalId: _,
  ...input
}: Omit<ImportItem, 'slug' | 'status' | 'categories' | 'publishedAt'>) => input

function published(before: Product | undefined, after: Product, now: string) {
  if (after.status === 'published') return decided(before, after)
  const moved = publish(after, now)
  return moved.ok ? decided(before, { ...moved.value, version: after.version }) : moved
}

function decided(before: Product | undefined, after: Product): Result<Change | undefined, Problem[]> {
  if (!before) return ok({ after, action: 'product.imported' })
  return ok(diff(before, after).length > 0 ? { before, after, action: 'product.imported' } : undefined)
}

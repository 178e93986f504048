import type { Draft, Patch, Product } from './product.ts'

export type Stamp = {
  readonly now: string
  readonly nextId: (prefix: string) => string
}

/** A new product. `slug` is decided by the caller, who knows which ones are free. */
export function draftProduct(input: Draft, slug: string, { now, nextId }: Stamp): Product {
  return {
    id: nextId('prod'),
    version: 1,
    ...(input.externalId === undefined ? {} : { externalId: input.externalId }),
    status: 'draft',
    createdAt: now,
    updatedAt: now,
    slug,
    texts: input.texts,
    options: input.options ?? [],
    variants: input.variants.map(variant => ({ ...variant, id: nextId('var') })),
    media: input.media ?? [],
    attributes: input.attributes ?? {},
    categoryIds: input.categoryIds ?? [],
    tags: input.tags ?? [],
    goesWith: input.goesWith ?? [],
    taxCategory: input.taxCategory ?? 'standard',
  }
}

/** What is given replaces what is there. A variant keeps its id if it is named by it, or by its SKU. */
export function patchProduct(product: Product, patch: Patch, stamp: Stamp): Product {
  const { variants, ...rest } = patch
  const changed = {
    ...product,
    ...rest,
    ...(variants ? { variants: matchVariants(product, variants, stamp) } : {}),
    ...(variants && !patch.media ? { media: withoutLost(product, variants) } : {}),
  }
  return { ...changed, version: product.version + 1, updatedAt: stamp.now }
}

/** Whoever takes a variant away does not have to take it from its pictures as well. */
function withoutLost({ media }: Product, variants: NonNullable<Patch['variants']>): Product['media'] {
  const left = new Set(variants.map(({ sku }) => sku))
  return media.map(({ skus, ...picture }) => {
    const shown = skus?.filter(sku => left.has(sku)) ?? []
    return shown.length > 0 ? { ...picture, skus: shown } : picture
  })
}

function matchVariants(product: Product, given: NonNullable<Patch['variants']>, { nextId }: Stamp) {
  const ids = new Set(product.variants.map(({ id }) => id))
  const bySku = new Map(product.variants.map(({ id, sku }) => [sku, id]))
  const claimed = new Set(given.flatMap(({ id }) => (id && ids.has(id) ? [id] : [])))
  return given.map(variant => {
    const named = variant.id && ids.has(variant.id) ? variant.id : undefined
    const known = bySku.get(variant.sku)
    return { ...variant, id: named ?? (known && !claimed.has(known) ? known : nextId('var')) }
  })
}

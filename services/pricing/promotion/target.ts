import type { Target as TargetSchema } from '@stoa/contracts/pricing'
import type { Static } from 'typebox'
import type { BasketLine } from '../quote/basket.ts'

export type Target = Static<typeof TargetSchema>

export function matches(target: Target | undefined, { sku, variant }: BasketLine): boolean {
  if (target === undefined) return true
  const { skus, productIds, categoryIds, tags, exceptSkus } = target
  if (exceptSkus?.includes(sku)) return false
  const everything = !skus && !productIds && !categoryIds && !tags
  return (
    everything ||
    (skus?.includes(sku) ?? false) ||
    (productIds?.includes(variant.productId) ?? false) ||
    variant.categoryIds.some(id => categoryIds?.includes(id)) ||
    variant.tags.some(tag => tags?.includes(tag))
  )
}

import type { catalogContract } from '@stoa/contracts/catalog'
import type { InputOf } from '@stoa/kernel/contract'
import { money, multiply } from '@stoa/kernel/money'
import { ok, type Result } from '@stoa/kernel/result'
import type { Price, Problem, Product } from './product.ts'
import { publish, unpublish } from './publication.ts'

export type BulkChange = InputOf<(typeof catalogContract)['methods']['bulkEditProducts']>['change']

/** The product with the change made to it; the very same one if it is so already. */
export function changeAlike(product: Product, change: BulkChange, now: string): Result<Product, Problem[]> {
  const described = describeAlike(product, change)
  const same = JSON.stringify(described) === JSON.stringify(product)
  const edited = same ? product : { ...described, version: product.version + 1, updatedAt: now }
  if (change.status === undefined || change.status === edited.status) return ok(edited)
  const moved = change.status === 'draft' ? ok(unpublish(edited, now)) : publish(edited, now)
  return moved.ok ? ok({ ...moved.value, version: product.version + 1 }) : moved
}

function describeAlike(product: Product, change: BulkChange): Product {
  const { addTags = [], removeTags = [], addCategories = [], removeCategories = [] } = change
  return {
    ...product,
    tags: merged(product.tags, addTags, removeTags),
    categoryIds: merged(product.categoryIds, addCategories, removeCategories),
    taxCategory: change.taxCategory ?? product.taxCategory,
    variants: product.variants.map(variant => ({
      ...variant,
      prices: variant.prices.map(price => repriced(price, change.prices)),
    })),
  }
}

const merged = (before: readonly string[], add: readonly string[], remove: readonly string[]): string[] =>
  [...new Set([...before, ...add])].filter(one => !remove.includes(one))

function repriced(price: Price, change: BulkChange['prices']): Price {
  if (!change || price.currency !== change.currency || change.percent === 0) return price
  const { amount } = multiply(money(price.amount, price.currency), (100 + change.percent) * 10_000)
  const former = change.keepFormer && amount < price.amount ? { compareAtAmount: price.amount } : {}
  return { ...price, ...former, amount }
}

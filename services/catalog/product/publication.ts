import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Problem, Product } from './product.ts'

/** Visible from now on; the first time counts as its date for "newest". */
export function publish(product: Product, now: string): Result<Product, Problem[]> {
  const problems = unsellable(product)
  if (problems.length > 0) return fail(problems)
  const { publishAt: _, ...rest } = product
  return ok(moved({ ...rest, status: 'published', publishedAt: product.publishedAt ?? now }, now))
}

export function schedule(product: Product, publishAt: string, now: string): Result<Product, Problem[]> {
  const problems = unsellable(product)
  if (Date.parse(publishAt) <= Date.parse(now))
    problems.push({ pointer: '/publishAt', detail: 'is not in the future: publish it instead' })
  if (product.status === 'published')
    problems.push({ pointer: '/status', detail: 'it is published already: take it back to draft first' })
  return problems.length > 0 ? fail(problems) : ok(moved({ ...product, status: 'scheduled', publishAt }, now))
}

export function unpublish(product: Product, now: string): Product {
  const { publishAt: _, ...rest } = product
  return moved({ ...rest, status: 'draft' }, now)
}

/** A schedule that was moved or taken back leaves its job behind, which then finds nothing to do. */
export const isDue = (product: Product, now: number): boolean =>
  product.status === 'scheduled' && Date.parse(product.publishAt!) <= now

const moved = (product: Product, now: string): Product => ({
  ...product,
  version: product.version + 1,
  updatedAt: now,
})

const unsellable = ({ variants }: Product): Problem[] =>
  variants.some(({ prices }) => prices.length > 0)
    ? []
    : [{ pointer: '/variants', detail: 'none has a price, so nobody could buy it' }]

import type { EstimateContext, Estimators, Service, Usage } from './estimator.ts'
import { compute } from './estimators/compute.ts'
import { data } from './estimators/data.ts'
import { inCluster } from './estimators/in-cluster.ts'
import { network } from './estimators/network.ts'
import { operations } from './estimators/operations.ts'
import { whyFree } from './free-types.ts'
import type { Resource } from './plan.ts'
import type { Prices } from './prices.ts'

export type Line = Usage & { address: string; type: string; stack: string; usd: number }
export type Estimate = {
  lines: Line[]
  monthly: number
  byService: Map<Service, number>
  unknownTypes: Map<string, number>
  unpriced: string[]
}

const estimators: Estimators = { ...compute, ...data, ...network, ...operations }

function priced(usage: Usage, prices: Prices): number | undefined {
  const price = prices.find(usage.price)
  return price && price.usd * Math.max(0, usage.quantity - price.free)
}

function usagesOf(resource: Resource, context: EstimateContext): Usage[] {
  return estimators[resource.type]?.(resource, context) ?? []
}

function tally<K>(entries: Iterable<readonly [K, number]>): Map<K, number> {
  const sums = new Map<K, number>()
  for (const [key, value] of entries) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}

export function estimate(context: EstimateContext, prices: Prices): Estimate {
  const used = context.resources.map(resource => ({ resource, usages: usagesOf(resource, context) }))
  const nodes = inCluster(context).map(resource => ({ resource, usages: resource.usages }))
  const all = [...used, ...nodes].flatMap(({ resource: { address, type, stack }, usages }) =>
    usages.map(usage => ({ ...usage, address, type, stack, usd: priced(usage, prices) })),
  )
  const lines = all.filter((line): line is Line => line.usd !== undefined)
  const unknown = context.resources.filter(
    ({ type }) => !Object.hasOwn(estimators, type) && whyFree(type) === undefined,
  )
  return {
    lines,
    monthly: lines.reduce((sum, { usd }) => sum + usd, 0),
    byService: tally(lines.map(({ service, usd }) => [service, usd] as const)),
    unknownTypes: tally(unknown.map(({ type }) => [type, 1] as const)),
    unpriced: all
      .filter(({ usd }) => usd === undefined)
      .map(({ address, price }) => `${address} (no price for ${price})`),
  }
}

import { estimateContext } from './context.ts'
import type { EstimateContext } from './estimator.ts'
import type { Resource, Values } from './plan.ts'

/** A resource of a plan, for tests of the estimators. */
export function planned(type: string, values: Values, address = `${type}.x`): Resource {
  const module = address.includes('.') ? address.slice(0, address.lastIndexOf(`.${type}`)) : ''
  return { stack: '20-data', module: module === address ? '' : module, address, type, values }
}

export function contextOf(resources: Resource[], env = 'dev', ordersPerDay?: number): EstimateContext {
  const workloads = [{ name: 'catalog', vcpus: 0.5, memoryGb: 0.5 }]
  return estimateContext({ env, resources, ordersPerDay, workloads })
}

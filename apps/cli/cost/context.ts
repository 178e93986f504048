import { assumptionsFor, loadAssumptions } from './assumptions.ts'
import type { EstimateContext, WorkloadNeed } from './estimator.ts'
import type { Resource } from './plan.ts'
import { monthOfTraffic } from './traffic.ts'

type Input = {
  env: string
  resources: Resource[]
  ordersPerDay?: number | undefined
  workloads: WorkloadNeed[]
}

export function estimateContext({ env, resources, ordersPerDay, workloads }: Input): EstimateContext {
  const assumptions = loadAssumptions()
  const environment = assumptionsFor(assumptions, env, ordersPerDay)
  const perType = Map.groupBy(resources, ({ type }) => type)
  return {
    env,
    hours: 730,
    assumptions,
    environment,
    traffic: monthOfTraffic(assumptions, environment),
    workloads,
    resources,
    shareOf: ({ type }) => perType.get(type)?.length ?? 1,
  }
}

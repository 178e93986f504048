import type { Assumptions, EnvironmentAssumptions } from './assumptions.ts'
import type { Resource } from './plan.ts'
import type { Traffic } from './traffic.ts'

export type Service =
  | 'Compute'
  | 'Database'
  | 'Cache'
  | 'Network'
  | 'Edge'
  | 'Messaging'
  | 'Storage'
  | 'Security'
  | 'Observability'

/** A month's quantity at one line of the price table. */
export type Usage = { service: Service; price: string; quantity: number; what: string }

export type EstimateContext = {
  env: string
  hours: number
  assumptions: Assumptions
  environment: EnvironmentAssumptions
  traffic: Traffic
  workloads: WorkloadNeed[]
  resources: Resource[]
  /** How many resources of this one's type the plan holds, so that shared traffic is split and counted once. */
  shareOf(resource: Resource): number
}
export type WorkloadNeed = { name: string; vcpus: number; memoryGb: number }
export type Estimator = (resource: Resource, context: EstimateContext) => Usage[]
export type Estimators = Readonly<Record<string, Estimator>>

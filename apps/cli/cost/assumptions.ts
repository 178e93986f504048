import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { costDir } from '../paths.ts'
import { UsageError } from '../usage-error.ts'

export type EnvironmentAssumptions = {
  ordersPerDay: number
  workloadReplicas: number
  workloadSpotShare: number
  logsBaselineGb: number
  natBaselineGb: number
  storedAssetsGb: number
  backupGb: number
  onHoursPerWeek: number
}
export type Assumptions = {
  environments: Record<string, EnvironmentAssumptions>
  perOrder: {
    sessions: number
    edgeRequestsPerSession: number
    edgeMegabytesPerSession: number
    apiRequestsPerSession: number
    apiKilobytesPerRequest: number
    logKilobytesPerApiRequest: number
    outboundMegabytes: number
    eventsPublished: number
    mails: number
  }
  queuePollsPerMonth: number
  containerInsightsMetrics: { perCluster: number; perService: number }
  lambda: { memoryGb: number; seconds: number }
  karpenter: { utilisation: number; priceOf: string; vcpus: number; memoryGb: number }
}

export function loadAssumptions(path = join(costDir, 'assumptions.json')): Assumptions {
  return JSON.parse(readFileSync(path, 'utf8')) as Assumptions
}

export function assumptionsFor(all: Assumptions, env: string, ordersPerDay?: number): EnvironmentAssumptions {
  const found = all.environments[env]
  if (found === undefined)
    throw new UsageError(`infra/cost/assumptions.json says nothing about '${env}': add it`)
  return ordersPerDay === undefined ? found : { ...found, ordersPerDay }
}

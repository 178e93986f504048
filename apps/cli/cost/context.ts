import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { terraformDir } from '../paths.ts'
import { assumptionsFor, loadAssumptions } from './assumptions.ts'
import type { EstimateContext, WorkloadNeed } from './estimator.ts'
import type { Resource } from './plan.ts'
import { monthOfTraffic } from './traffic.ts'

type Fleet = {
  workloads: { name: string; kind: string; resources?: { cpuMilli: number; memoryMiB: number } }[]
}

export function parseWorkloads(text: string): WorkloadNeed[] {
  return (JSON.parse(text) as Fleet).workloads
    .filter(({ kind }) => kind === 'service' || kind === 'web')
    .flatMap(({ name, resources }) =>
      resources ? [{ name, vcpus: resources.cpuMilli / 1000, memoryGb: resources.memoryMiB / 1024 }] : [],
    )
}

/** The fleet's own description, or the fixture of its shape while it is not generated yet. */
export function loadWorkloads(): WorkloadNeed[] {
  const places = [
    join(terraformDir, '..', '..', 'fleet', 'fleet.json'),
    join(terraformDir, 'fixtures', 'fleet.json'),
  ]
  for (const place of places) {
    try {
      return parseWorkloads(readFileSync(place, 'utf8'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return []
}

type Input = {
  env: string
  resources: Resource[]
  ordersPerDay?: number | undefined
  workloads?: WorkloadNeed[]
}

export function estimateContext({
  env,
  resources,
  ordersPerDay,
  workloads = loadWorkloads(),
}: Input): EstimateContext {
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

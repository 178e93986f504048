import { join, normalize } from 'node:path'
import type { WorkloadNeed } from './estimator.ts'
import type { Plan } from './plan.ts'

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

/** Seen from the repository's root. Pods stand in no plan, so their sizes come from the fleet that was planned for. */
export function fleetFileOf(plans: Plan[]): string {
  const named = plans.find(({ fleetFile }) => fleetFile !== undefined)
  return named?.fleetFile === undefined
    ? join('fleet', 'fleet.json')
    : normalize(join('infra', 'terraform', 'stacks', named.stack, named.fleetFile))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readVariable } from '../../../apps/cli/stacks.ts'
import type { VerifyContext } from '../check.ts'

export type Workload = {
  name: string
  kind: 'service' | 'web' | 'job' | 'lambda'
  port?: number
  publishes: string[]
  consumes: { from: string; events: string[] }[]
  database: { schema: string; role: string } | null
  buckets: string[]
  secrets: string[]
}

/** The file that the applied environments read: what the emulator's variables name, else the fleet's own. */
function fleetFile({ root, terraformDir }: VerifyContext): string {
  const named = readVariable(join(root, 'infra', 'verify', 'emulator.tfvars'), 'fleet_file')
  return named === undefined
    ? join(root, 'fleet', 'fleet.json')
    : join(terraformDir, 'stacks', '10-network', named)
}

export function readFleet(context: VerifyContext): Workload[] {
  return (JSON.parse(readFileSync(fleetFile(context), 'utf8')) as { workloads: Workload[] }).workloads
}

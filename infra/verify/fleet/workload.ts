import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** The file that the stacks read by default, or the fixture of its shape that the emulator's variables name. */
export function fleetFile({ root, terraformDir }: VerifyContext): string {
  const generated = join(root, 'fleet', 'fleet.json')
  return existsSync(generated) ? generated : join(terraformDir, 'fixtures', 'fleet.json')
}

export function readFleet(context: VerifyContext): Workload[] {
  return (JSON.parse(readFileSync(fleetFile(context), 'utf8')) as { workloads: Workload[] }).workloads
}

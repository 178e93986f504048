import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { terraformDir } from './paths.ts'
import { UsageError } from './usage-error.ts'

export const computes = ['eks', 'ecs'] as const
export type Compute = (typeof computes)[number]

/** Apply order; destroying goes the other way. 30 and 31 are the same place in two forms. */
export function stacksOf(compute: Compute): string[] {
  const place = compute === 'eks' ? '30-eks' : '31-ecs'
  return ['10-network', '20-data', place, '40-edge', '50-security', '60-observability']
}

/** One string of a .tfvars file; enough for the two facts the command needs, so no HCL parser is. */
export function readVariable(file: string, name: string): string | undefined {
  const found = new RegExp(`^\\s*${name}\\s*=\\s*"([^"]*)"`, 'm').exec(readFileSync(file, 'utf8'))
  return found?.[1]
}

function isCompute(name: string): name is Compute {
  return (computes as readonly string[]).includes(name)
}

export function computeOf(env: string, asked?: string): Compute {
  const name = asked ?? readVariable(join(terraformDir, 'envs', env, 'common.tfvars'), 'compute') ?? 'eks'
  if (!isCompute(name)) throw new UsageError(`--compute is eks or ecs, not '${name}'`)
  return name
}

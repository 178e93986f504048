import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './usage-error.ts'

export const root = join(import.meta.dirname, '..', '..')
export const terraformDir = join(root, 'infra', 'terraform')
export const costDir = join(root, 'infra', 'cost')

export function environments(): string[] {
  return readdirSync(join(terraformDir, 'envs'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
}

export function requireEnvironment(name: string | undefined): string {
  const known = environments()
  if (name === undefined) throw new UsageError(`name the environment with -e: ${known.join(', ')}`)
  if (!known.includes(name)) throw new UsageError(`there is no environment '${name}': ${known.join(', ')}`)
  return name
}

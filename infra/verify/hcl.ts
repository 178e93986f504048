import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { VerifyContext } from './check.ts'
import { mustRun } from './run-tool.ts'

export type VariableBlock = {
  description?: string
  type?: string
  default?: unknown
  validation?: { condition: unknown }[]
}
export type HclFile = {
  variable?: Record<string, VariableBlock[]>
  output?: Record<string, { description?: string }[]>
  run?: Record<string, { expect_failures?: string[] }[]>
  module?: Record<string, { depends_on?: unknown }[]>
  provider?: Record<string, unknown>
}

export async function readHcl(context: VerifyContext, folder: string, pattern: string): Promise<HclFile[]> {
  const files = globSync(join(folder, pattern))
  return Promise.all(
    files.map(async file => JSON.parse(await mustRun(context, 'hcl2json', [file])) as HclFile),
  )
}

export function merge<K extends keyof HclFile>(files: HclFile[], key: K): NonNullable<HclFile[K]> {
  return Object.assign({}, ...files.map(file => file[key] ?? {})) as NonNullable<HclFile[K]>
}

/** hcl2json writes an expression as "${...}". */
export function expression(text: string | undefined): string {
  return squeeze((text ?? '').replace(/^\$\{|\}$/g, ''))
}

/** Line breaks and commas separate the same things in HCL. */
export function squeeze(text: string): string {
  return text.replace(/[\s,]+/g, '')
}

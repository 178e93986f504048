import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage-error.ts'

export type Values = Readonly<Record<string, unknown>>
export type Resource = { stack: string; module: string; address: string; type: string; values: Values }

type PlannedModule = {
  address?: string
  resources?: { address: string; mode: string; type: string; values?: Values }[]
  child_modules?: PlannedModule[]
}
export type PlanJson = {
  variables?: Record<string, { value?: unknown }>
  planned_values?: { root_module?: PlannedModule }
}
/** The fleet that a plan was made for stands in its variables, as a path seen from the stack. */
export type Plan = { stack: string; resources: Resource[]; fleetFile?: string }

function walk(stack: string, module: PlannedModule): Resource[] {
  const own = (module.resources ?? [])
    .filter(resource => resource.mode === 'managed')
    .map(({ address, type, values = {} }) => ({ stack, module: module.address ?? '', address, type, values }))
  return [...own, ...(module.child_modules ?? []).flatMap(child => walk(stack, child))]
}

export function resourcesOf(stack: string, plan: PlanJson): Resource[] {
  const rootModule = plan.planned_values?.root_module
  if (rootModule === undefined)
    throw new UsageError(`${stack} is no plan: write it with 'terraform show -json PLAN'`)
  return walk(stack, rootModule)
}

export function parsePlan(stack: string, text: string): Plan {
  const plan = JSON.parse(text) as PlanJson
  const named = plan.variables?.fleet_file?.value
  const resources = resourcesOf(stack, plan)
  return typeof named === 'string' ? { stack, resources, fleetFile: named } : { stack, resources }
}

/** Bootstrap is the account's and not an environment's, so what it costs (a key, a bucket) is not counted here. */
export function isStackPlan(name: string): boolean {
  return name.endsWith('.json') && name !== 'bootstrap.json'
}

/** Reads one plan file, or a folder that holds one plan a stack. */
export function readPlans(path: string): Plan[] {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter(isStackPlan) : ['']
  if (files.length === 0) throw new UsageError(`${path} holds no *.json plan`)
  return files
    .sort()
    .map(name => parsePlan(name.replace(/\.json$/, ''), readFileSync(join(path, name), 'utf8')))
}

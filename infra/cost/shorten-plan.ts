import { whyFree } from '../../apps/cli/cost/free-types.ts'

type Module = { address?: string; resources?: Record<string, unknown>[]; child_modules?: Module[] }
type Plan = {
  format_version: string
  terraform_version: string
  variables?: { fleet_file?: { value: string } }
  planned_values: { root_module: Module }
}

const longest = 200
const unread = new Set(['tags', 'tags_all', 'timeouts', 'policy', 'assume_role_policy', 'description'])

function short([name, value]: [string, unknown]): boolean {
  const empty = value === null || (Array.isArray(value) && value.length === 0)
  return !unread.has(name) && !empty && !(typeof value === 'string' && value.length > longest)
}

/** Free of itself, but the size of a service's tasks stands there. */
const isRead = (type: string) => type === 'aws_ecs_task_definition' || whyFree(type) === undefined

function shortenModule({ address, resources = [], child_modules = [] }: Module): Module {
  return {
    ...(address === undefined ? {} : { address }),
    resources: resources
      .filter(({ mode }) => mode === 'managed')
      .map(({ address: place, mode, type, values }) => ({
        address: place,
        mode,
        type,
        values: isRead(String(type)) ? Object.fromEntries(Object.entries(values ?? {}).filter(short)) : {},
      })),
    child_modules: child_modules.map(shortenModule),
  }
}

/** A real plan less what pricing never reads: policies, tags, empty attributes, prior state, configuration. */
export function shortenPlan(text: string): string {
  const { format_version, terraform_version, variables = {}, planned_values } = JSON.parse(text) as Plan
  const { fleet_file } = variables
  const kept = {
    format_version,
    terraform_version,
    variables: fleet_file === undefined ? {} : { fleet_file },
    planned_values: { root_module: shortenModule(planned_values.root_module) },
  }
  return `${JSON.stringify(kept)}\n`
}

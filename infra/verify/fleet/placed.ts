import type { Resource, Values } from '../../../apps/cli/cost/plan.ts'
import type { Workload } from './workload.ts'

/** What one compute makes of a workload, in the words that both share. */
export type Placed = { policy: string; environment: Record<string, string> }
export type Placement = Map<string, Placed>

const workloadKey =
  /(?:module\.(?:service|job|identity|workload)|aws_ssm_parameter\.environment)\["([^"]+)"\]/

/** Where it listens and what it talks to; how it is reached from outside differs by design. */
const shared = /^(?:PORT|EVENTS_\w+|DATABASE_URL|CACHE_URL|BUCKET_\w+|STOA_SERVICE)$/

function sharedOnly(pairs: [string, string][]): Record<string, string> {
  return Object.fromEntries(pairs.filter(([name]) => shared.test(name)).sort())
}

/** ECS gets the environment in the container, EKS in a parameter that the chart's values are made of. */
function environmentOf(type: string, values: Values): Record<string, string> | undefined {
  if (type === 'aws_ecs_task_definition' && typeof values.container_definitions === 'string') {
    const [first] = JSON.parse(values.container_definitions) as {
      environment?: { name: string; value: string }[]
    }[]
    return sharedOnly((first?.environment ?? []).map(({ name, value }) => [name, value]))
  }
  if (type !== 'aws_ssm_parameter' || typeof values.value !== 'string') return undefined
  return sharedOnly(Object.entries(JSON.parse(values.value) as Record<string, string>))
}

/** Statements in order of their names, so that only what they say is compared. */
function normalPolicy(type: string, values: Values): string | undefined {
  if (type !== 'aws_iam_role_policy' || values.name !== 'workload' || typeof values.policy !== 'string')
    return undefined
  const { Statement } = JSON.parse(values.policy) as { Statement: { Sid?: string }[] }
  return JSON.stringify(Statement.toSorted((a, b) => (a.Sid ?? '').localeCompare(b.Sid ?? '')))
}

export function placedBy(resources: Resource[]): Placement {
  const placement: Placement = new Map()
  for (const { address, type, values } of resources) {
    const name = workloadKey.exec(address)?.[1]
    if (name === undefined) continue
    const found = placement.get(name) ?? { policy: '', environment: {} }
    const policy = normalPolicy(type, values) ?? found.policy
    const environment = environmentOf(type, values) ?? found.environment
    placement.set(name, { policy, environment })
  }
  return placement
}

function compare({ name, port }: Workload, eks: Placed, ecs: Placed): string[] {
  const [onEks, onEcs] = [JSON.stringify(eks.environment), JSON.stringify(ecs.environment)]
  const wanted = port === undefined || port === null ? undefined : String(port)
  return [
    ...(eks.policy !== '' && eks.policy === ecs.policy
      ? []
      : [`${name}: the role's policy differs or is unknown`]),
    ...(onEks === onEcs ? [] : [`${name}: EKS gives it ${onEks}, ECS ${onEcs}`]),
    ...(ecs.environment.PORT === wanted
      ? []
      : [`${name}: port ${ecs.environment.PORT}, ${wanted} in the fleet`]),
    ...(ecs.environment.STOA_SERVICE === name ? [] : [`${name}: its environment is unknown`]),
  ]
}

export function differences(fleet: Workload[], onEks: Placement, onEcs: Placement): string[] {
  const names = new Set([...fleet.map(({ name }) => name), ...onEks.keys(), ...onEcs.keys()])
  return [...names].flatMap(name => {
    const [workload, eks, ecs] = [fleet.find(one => one.name === name), onEks.get(name), onEcs.get(name)]
    if (workload === undefined) return [`${name} is placed but stands in no fleet`]
    if (eks === undefined || ecs === undefined)
      return [`${name} is missing on ${eks === undefined ? 'EKS' : 'ECS'}`]
    return compare(workload, eks, ecs)
  })
}

import type { Resource, Values } from '../../../apps/cli/cost/plan.ts'
import type { Workload } from './workload.ts'

/** What one compute makes of a workload, in the words that both share. */
export type Placed = { policy: string; port: number | undefined }
export type Placement = Map<string, Placed>

const workloadKey = /module\.(?:service|job|identity|workload)\["([^"]+)"\]/

function portOf(container: unknown): number | undefined {
  if (typeof container !== 'string') return undefined
  const [first] = JSON.parse(container) as { portMappings?: { containerPort: number }[] }[]
  return first?.portMappings?.[0]?.containerPort
}

/** Statements in order of their names, so that only what they say is compared. */
export function normalPolicy(values: Values): string {
  const { Statement } = JSON.parse(String(values.policy)) as { Statement: { Sid?: string }[] }
  return JSON.stringify(Statement.toSorted((a, b) => (a.Sid ?? '').localeCompare(b.Sid ?? '')))
}

export function placedBy(compute: 'eks' | 'ecs', resources: Resource[]): Placement {
  const placement: Placement = new Map()
  for (const { address, type, values } of resources) {
    const name = workloadKey.exec(address)?.[1]
    if (name === undefined) continue
    const found = placement.get(name) ?? { policy: '', port: undefined }
    if (type === 'aws_iam_role_policy' && values.name === 'workload' && typeof values.policy === 'string')
      placement.set(name, { ...found, policy: normalPolicy(values) })
    if (compute === 'ecs' && type === 'aws_ecs_task_definition')
      placement.set(name, { ...found, port: portOf(values.container_definitions) ?? found.port })
  }
  return placement
}

export function differences(fleet: Workload[], onEks: Placement, onEcs: Placement): string[] {
  const names = new Set([...fleet.map(({ name }) => name), ...onEks.keys(), ...onEcs.keys()])
  return [...names].flatMap(name => {
    const [workload, eks, ecs] = [fleet.find(one => one.name === name), onEks.get(name), onEcs.get(name)]
    if (workload === undefined) return [`${name} is placed but stands in no fleet`]
    if (eks === undefined || ecs === undefined)
      return [`${name} is missing on ${eks === undefined ? 'EKS' : 'ECS'}`]
    return [
      ...(eks.policy !== '' && eks.policy === ecs.policy
        ? []
        : [`${name}: the role's policy differs or is unknown`]),
      ...(ecs.port === workload.port || ecs.port === undefined
        ? []
        : [`${name}: port ${ecs.port} on ECS, ${workload.port} in the fleet`]),
    ]
  })
}

import { problemsOutcome, type Row, row, type VerifyContext } from '../check.ts'
import type { Deployed } from '../environment.ts'
import { readFleet } from '../fleet/workload.ts'
import { type AccountRole, accountRoles } from './account-roles.ts'
import { broken } from './expectation.ts'
import { pipelineExpectations, trustExpectations } from './pipeline-expectations.ts'
import { findPlaces } from './places.ts'
import { workloadExpectations } from './workload-expectations.ts'

/** ECS gives a task `-task`, EKS a pod `-pod`; `-start` is what the platform itself needs to start it. */
export function workloadRole(roles: AccountRole[], env: string, workload: string): AccountRole | undefined {
  return roles.find(({ name }) =>
    [`stoa-${env}-${workload}-task`, `stoa-${env}-${workload}-pod`, `stoa-${env}-${workload}`].includes(name),
  )
}

function wildcards({ name, policies }: AccountRole): string[] {
  const everything = policies
    .flatMap(({ Statement }) => Statement)
    .filter(
      ({ Effect, Action, Resource }) =>
        Effect === 'Allow' && [Action].flat().includes('*') && [Resource].flat().includes('*'),
    )
  return everything.map(() => `${name} may do everything to everything`)
}

async function workloads(context: VerifyContext, deployed: Deployed, roles: AccountRole[]) {
  const places = await findPlaces(context, deployed)
  const fleet = readFleet(context).filter(({ kind }) => kind === 'service' || kind === 'web')
  let asked = 0
  const problems = fleet.flatMap(workload => {
    const role = workloadRole(roles, deployed.env, workload.name)
    if (role === undefined) return [`${workload.name} has no role`]
    const expectations = workloadExpectations(workload, fleet, places)
    asked += expectations.length
    return broken(role.name, role.policies, expectations)
  })
  return problemsOutcome(problems, `${fleet.length} roles, ${asked} calls allowed or refused as wanted`)
}

async function pipeline({ account, region }: Deployed, roles: AccountRole[]) {
  const found = roles.flatMap(role => {
    const parts = /^stoa-([a-z]+)-(plan|apply)$/.exec(role.name)
    return parts
      ? [{ role, is: { env: parts[1] ?? '', purpose: parts[2] as 'plan' | 'apply', account, region } }]
      : []
  })
  const problems = found.flatMap(({ role, is }) => [
    ...broken(role.name, role.policies, pipelineExpectations(is)),
    ...broken(`trust of ${role.name}`, [role.trust], trustExpectations(is)),
  ])
  return problemsOutcome(
    found.length === 0 ? ['the pipeline has no roles'] : problems,
    `${found.length} roles: what they may, who may be them`,
  )
}

export async function judgeRoles(context: VerifyContext, deployed: Deployed): Promise<Row[]> {
  const roles = await accountRoles(context, deployed)
  const name = `${deployed.env}/${deployed.compute} IAM`
  return [
    await row(name, 'workload roles: allowed and refused calls', () => workloads(context, deployed, roles)),
    await row(name, 'pipeline roles: policy and trust, both subject spellings', () =>
      pipeline(deployed, roles),
    ),
    await row(name, 'no role may do everything', async () =>
      problemsOutcome(roles.flatMap(wildcards), `${roles.length} roles`),
    ),
  ]
}

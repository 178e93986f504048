import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Resource, resourcesOf } from '../../../apps/cli/cost/plan.ts'
import { problemsOutcome, type Row, row, type VerifyContext } from '../check.ts'
import { planFolder, type Target } from '../environment.ts'
import { differences, placedBy } from './placed.ts'
import { readFleet } from './workload.ts'

function resources(context: VerifyContext, target: Target): Resource[] {
  const stack = target.compute === 'eks' ? '30-eks' : '31-ecs'
  return resourcesOf(
    stack,
    JSON.parse(readFileSync(join(planFolder(context, target), `${stack}.json`), 'utf8')),
  )
}

/** The fleet says it once; the two computes must say the same of it. */
export async function judgeFleet(context: VerifyContext, one: Target, other: Target): Promise<Row[]> {
  return [
    await row(
      'fleet',
      'EKS and ECS: same services, ports, roles, queues, topics, stores as fleet.json',
      async () => {
        const [eks, ecs] = one.compute === 'eks' ? [one, other] : [other, one]
        const [onEks, onEcs] = [placedBy(resources(context, eks)), placedBy(resources(context, ecs))]
        const fleet = readFleet(context).filter(({ kind }) => kind !== 'lambda')
        return problemsOutcome(differences(fleet, onEks, onEcs), `${fleet.length} workloads`)
      },
    ),
  ]
}

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { costDir, root } from '../paths.ts'
import { type Compute, stacksOf } from '../stacks.ts'
import { UsageError } from '../usage-error.ts'
import type { WorkloadNeed } from './estimator.ts'
import { isStackPlan, type Plan, parsePlan, type Resource, readPlans } from './plan.ts'
import { fleetFileOf, parseWorkloads } from './workloads.ts'

export type PlanSource = { resources: Resource[]; workloads: WorkloadNeed[]; name: string }

function source(plans: Plan[], name: string, read: (file: string) => string): PlanSource {
  const resources = plans.flatMap(plan => plan.resources)
  return { resources, workloads: parseWorkloads(read(fleetFileOf(plans))), name }
}

/** Half an environment would look like a cheap one. */
function isWhole(folder: string, compute: Compute): boolean {
  return existsSync(folder) && stacksOf(compute).every(stack => existsSync(join(folder, `${stack}.json`)))
}

/** The plans of the last `stoa deploy`, else the ones committed with the code. */
export function findPlans(env: string, compute: Compute, explicit?: string): PlanSource {
  const committed = join(costDir, 'plans', `${env}-${compute}`)
  const fresh = join(root, '.stoa', 'plans', `${env}-${compute}`)
  const place = explicit ?? [fresh, committed].find(folder => isWhole(folder, compute))
  if (place === undefined || !existsSync(place))
    throw new UsageError(
      `no plan of ${env} on ${compute}: run 'stoa deploy -e ${env} --plan-only', or name one with --plan`,
    )
  const name = relative(root, place) || basename(place)
  return source(readPlans(place), name, file => readFileSync(join(root, file), 'utf8'))
}

function git(args: string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    })
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? String(error)
    throw new UsageError(`git ${args[0]} failed: ${said.trim()}`)
  }
}

export function plansAtCommit(env: string, compute: Compute, commit: string): PlanSource {
  const folder = `infra/cost/plans/${env}-${compute}`
  const show = (file: string) => git(['show', '--end-of-options', `${commit}:${file}`])
  const files = git(['ls-tree', '-r', '--name-only', '--end-of-options', commit, folder])
    .split('\n')
    .filter(isStackPlan)
  if (files.length === 0) throw new UsageError(`${commit} has no plan in ${folder}`)
  const plans = files.map(file => parsePlan(basename(file, '.json'), show(file)))
  return source(plans, `${env} at ${commit}`, show)
}

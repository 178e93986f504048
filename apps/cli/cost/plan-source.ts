import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { costDir, root } from '../paths.ts'
import { UsageError } from '../usage-error.ts'
import { parsePlan, type Resource, readPlans } from './plan.ts'

export type PlanSource = { resources: Resource[]; name: string }

/** The plans of the last `stoa deploy`, else the ones committed with the code. */
export function findPlans(env: string, compute: string, explicit?: string): PlanSource {
  const committed = join(costDir, 'plans', `${env}-${compute}`)
  const fresh = join(root, '.stoa', 'plans', `${env}-${compute}`)
  const place = explicit ?? [fresh, committed].find(existsSync)
  if (place === undefined || !existsSync(place))
    throw new UsageError(
      `no plan of ${env} on ${compute}: run 'stoa deploy -e ${env} --plan-only', or name one with --plan`,
    )
  return { resources: readPlans(place), name: relative(root, place) || basename(place) }
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

export function plansAtCommit(env: string, compute: string, commit: string): PlanSource {
  const folder = `infra/cost/plans/${env}-${compute}`
  const files = git(['ls-tree', '-r', '--name-only', '--end-of-options', commit, folder])
    .split('\n')
    .filter(name => name.endsWith('.json'))
  if (files.length === 0) throw new UsageError(`${commit} has no plan in ${folder}`)
  const resources = files.flatMap(file =>
    parsePlan(basename(file, '.json'), git(['show', '--end-of-options', `${commit}:${file}`])),
  )
  return { resources, name: `${env} at ${commit}` }
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, pass, type Row, row, type VerifyContext } from '../check.ts'
import { type Deployed, emptyAccount, planAsOnAws, planFolder, stoa, type Target } from '../environment.ts'
import { judgeFleet } from '../fleet/judge-fleet.ts'
import { inParallel } from '../in-parallel.ts'
import { lastLines, mustRun } from '../run-tool.ts'
import { venvBin } from '../tools/python-tools.ts'
import { judgeCost } from './cost.ts'
import { judgePlans } from './policies.ts'

const place = ({ env, account, region }: Deployed) => `${env}:${account}:${region}`

/** Stacks read each other through SSM; with the applied environment's answers another one can be planned from nothing. */
async function copyPublished(context: VerifyContext, from: Deployed, to: Deployed): Promise<void> {
  const script = join(context.root, 'infra', 'verify', 'copy_published.py')
  const args = ['--endpoint', from.emulator.url, '--source', place(from), '--target', place(to)]
  await mustRun(context, join(venvBin(context.root, 'aws'), 'python'), [script, ...args])
}

async function planWhole(context: VerifyContext, to: Deployed): Promise<Outcome> {
  const planned = await stoa(context, 'deploy', to, planAsOnAws(context))
  const plans = planned.code === 0 ? readdirSync(planFolder(context, to)) : []
  return planned.code === 0 ? pass(`${plans.length} stacks planned`) : fail(lastLines(planned, 60))
}

async function planAndPrice(context: VerifyContext, from: Deployed, target: Target): Promise<Row[]> {
  const to = emptyAccount(context, from.emulator, target)
  const name = `${to.env}/${to.compute}`
  const planned = await row(name, 'plan from nothing, as on AWS', async () => {
    await copyPublished(context, from, to)
    return planWhole(context, to)
  })
  if (planned.status === 'fail') return [planned]
  const judged = await row(name, 'policies over its plans', () =>
    judgePlans(context, planFolder(context, to)),
  )
  return [planned, judged, ...(to.env === 'dr' ? [] : [await judgeCost(context, to)])]
}

/** Both computes of an environment share its states, and a plan holds their locks. */
async function oneAfterAnother(context: VerifyContext, from: Deployed, targets: Target[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const target of targets) rows.push(...(await planAndPrice(context, from, target)))
  return rows
}

/** While one environment stands: plans of the same one on both computes, and of the others. */
export function planOthers(others: Target[]) {
  return async (context: VerifyContext, from: Deployed): Promise<Row[]> => {
    const twin: Target = { ...from, compute: from.compute === 'eks' ? 'ecs' : 'eks' }
    const byEnv = [...Map.groupBy([from, twin, ...others], ({ env }) => env).values()]
    const rows = await inParallel(byEnv, 2, targets => oneAfterAnother(context, from, targets))
    return [...rows.flat(), ...(await judgeFleet(context, from, twin))]
  }
}

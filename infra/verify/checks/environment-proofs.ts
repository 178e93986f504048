import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fail, type Outcome, pass, problemsOutcome, type VerifyContext } from '../check.ts'
import { type Deployed, planFolder, stoa } from '../environment.ts'
import { interruptedDeploy } from '../interrupted-run.ts'
import { lastLines, mustRun, runTool } from '../run-tool.ts'
import { type AllowEntry, isAllowed, readUnclean, type Unclean } from '../second-plan.ts'

export const interruptedStep = '20-data'

function bucket({ account, region }: Deployed): string {
  return `stoa-${account}-${region}-tfstate`
}

async function untilLocked(context: VerifyContext, deployed: Deployed, stop: AbortSignal): Promise<boolean> {
  const key = `${deployed.env}/${interruptedStep}.tfstate.tflock`
  while (!stop.aborted) {
    const seen = await runTool(
      context,
      'aws',
      ['s3api', 'head-object', '--bucket', bucket(deployed), '--key', key],
      { env: deployed.awsEnv },
    )
    if (seen.code === 0) return true
    await wait(300)
  }
  return false
}

/** A second operator on the same stack while the first one's apply runs. */
async function secondWriter(context: VerifyContext, deployed: Deployed, stop: AbortSignal): Promise<Outcome> {
  if (!(await untilLocked(context, deployed, stop))) return fail('no lock object was ever seen')
  const cwd = join(context.terraformDir, 'stacks', interruptedStep)
  const env = {
    ...deployed.awsEnv,
    TF_DATA_DIR: join(context.scratch, 'data', `second-writer-${deployed.env}`),
  }
  const backend = [
    `bucket=${bucket(deployed)}`,
    `key=${deployed.env}/${interruptedStep}.tfstate`,
    `region=${deployed.region}`,
    'use_lockfile=true',
  ]
  const init = [
    'init',
    '-reconfigure',
    '-input=false',
    '-no-color',
    ...backend.map(setting => `-backend-config=${setting}`),
  ]
  await mustRun(context, deployed.binary, init, { cwd, env })
  const write = ['state', 'rm', '-lock-timeout=0s', 'nothing.here']
  while (!stop.aborted) {
    const attempt = await runTool(context, deployed.binary, write, { cwd, env })
    if (attempt.stderr.includes('Error acquiring the state lock'))
      return pass('a second writer was refused while the first applied')
    // Between plan and apply the lock is free for a moment; only then does Terraform look for the address.
    await wait(500)
  }
  return fail('the first apply ended before it refused anyone')
}

export type FirstApply = { interruption: Outcome; lock: Outcome; apply: Outcome }

/** One apply proves three things: it is interrupted in the middle, meanwhile refuses another writer, and then goes on. */
export async function applyWithInterruption(context: VerifyContext, deployed: Deployed): Promise<FirstApply> {
  const ended = new AbortController()
  let lock: Promise<Outcome> = Promise.resolve(fail(`${interruptedStep} never began`))
  const first = await interruptedDeploy(context, deployed, interruptedStep, () => {
    lock = secondWriter(context, deployed, ended.signal).catch((error: unknown) => fail(String(error)))
  })
  ended.abort()
  const stopped = first.code === 130 && first.output.includes('stopped')
  const second = await stoa(context, 'deploy', deployed, ['--yes'])
  const resumed = second.stdout.includes(`${interruptedStep}: already done`)
  return {
    interruption:
      stopped && resumed
        ? pass(`stopped after ${interruptedStep} (exit 130), went on behind it`)
        : fail(`${first.output}\n${lastLines(second)}`),
    lock: await lock,
    apply: second.code === 0 ? pass('every stack applied') : fail(lastLines(second, 80)),
  }
}

function describe({ stack, address, actions, attributes }: Unclean): string {
  return `${stack}: ${address} ${actions} through ${attributes.join(', ')}`
}

export function readAllowList(context: VerifyContext): AllowEntry[] {
  return JSON.parse(
    readFileSync(join(context.root, 'infra', 'verify', 'second-plan-allow.json'), 'utf8'),
  ) as AllowEntry[]
}

export async function secondPlan(context: VerifyContext, deployed: Deployed): Promise<Outcome> {
  const planned = await stoa(context, 'deploy', deployed, ['--plan-only', '--restart'])
  if (planned.code !== 0) return fail(lastLines(planned, 60))
  const allowed = readAllowList(context)
  const unclean = readUnclean(planFolder(context, deployed))
  const wrong = unclean.filter(found => !isAllowed(found, allowed))
  return problemsOutcome(wrong.map(describe), `clean but for ${unclean.length} in the written allow-list`)
}

/** The retention of the flow logs is one number of one resource; nothing else may move. */
export async function oneVariable(context: VerifyContext, deployed: Deployed): Promise<Outcome> {
  const change = join(context.root, 'infra', 'verify', 'one-change.tfvars')
  const extra = ['--plan-only', '--restart', '--only', '10-network', '--var-file', change]
  const planned = await stoa(context, 'deploy', deployed, extra)
  if (planned.code !== 0) return fail(lastLines(planned))
  const allowed = readAllowList(context)
  const moved = readUnclean(planFolder(context, deployed)).filter(
    found => found.stack === '10-network' && !isAllowed(found, allowed),
  )
  const only =
    moved.length === 1 &&
    moved[0]?.type === 'aws_cloudwatch_log_group' &&
    moved[0].attributes.join() === 'retention_in_days'
  return only
    ? pass('flow log retention: one resource, one attribute')
    : fail(moved.map(describe).join('\n') || 'nothing was planned')
}

export async function destroyAll(context: VerifyContext, deployed: Deployed): Promise<Outcome> {
  const ended = await stoa(context, 'destroy', deployed, ['--yes', '--restart', '--bootstrap'])
  return ended.code === 0 ? pass('every stack and bootstrap') : fail(lastLines(ended, 60))
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { applyPlan, planStack } from './apply-stack.ts'
import { isEmpty, summarise, summaryText } from './plan-summary.ts'
import { runProcess } from './run-process.ts'
import type { Settings } from './settings.ts'
import type { Step, StepContext, StepResult } from './step.ts'
import { stackRoot, stateBucket, terraform } from './terraform.ts'

const quiet = ['-no-color', '-input=false']

/** Bootstrap makes the bucket that holds every state, so its own lives in a local file, one an account. */
export function bootstrapRoot(settings: Settings) {
  const root = stackRoot(settings, 'bootstrap')
  const folder = join(settings.workDir, 'bootstrap')
  mkdirSync(folder, { recursive: true })
  const stateArgs = [`-state=${join(folder, `${settings.account}.tfstate`)}`]
  return {
    ...root,
    stateArgs,
    planArgs: [...stateArgs, `-var=account_id=${settings.account}`, `-var=region=${settings.region}`],
  }
}

export async function initBootstrap(
  settings: Settings,
  root: ReturnType<typeof bootstrapRoot>,
): Promise<void> {
  await terraform(settings, root, ['init', ...quiet, '-reconfigure'])
}

async function bucketExists(settings: Settings): Promise<boolean> {
  const args = ['s3api', 'head-bucket', '--bucket', stateBucket(settings), '--region', settings.region]
  return (await runProcess('aws', args, { env: settings.processEnv })).code === 0
}

async function run(context: StepContext): Promise<StepResult> {
  const { settings, say, confirm } = context
  if (!settings.bootstrap && (await bucketExists(settings))) {
    say(`      ${stateBucket(settings)} is there; --bootstrap plans it again`)
    return 'done'
  }
  const root = bootstrapRoot(settings)
  await initBootstrap(settings, root)
  const summary = summarise(await planStack(settings, root, root.planArgs))
  say(`      bootstrap: ${summaryText(summary)}`)
  if (settings.planOnly || isEmpty(summary)) return 'done'
  if (!(await confirm(`Apply this to account ${settings.account}?`))) return 'declined'
  await applyPlan(context, root, summary, root.stateArgs)
  return 'done'
}

export const bootstrapStep: Step = {
  id: 'bootstrap',
  title: 'bootstrap: state bucket, its key, roles of the pipeline',
  run,
}

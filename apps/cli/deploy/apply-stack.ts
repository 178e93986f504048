import { readFileSync, writeFileSync } from 'node:fs'
import { isEmpty, type PlanChanges, summarise, summaryText } from './plan-summary.ts'
import type { Settings } from './settings.ts'
import type { Step, StepContext, StepResult } from './step.ts'
import { backendArgs, type Root, stackRoot, terraform, varFileArgs } from './terraform.ts'

const quiet = ['-no-color', '-input=false']

export async function initStack(settings: Settings, root: Root): Promise<void> {
  await terraform(settings, root, ['init', ...quiet, '-reconfigure', ...backendArgs(settings, root)])
}

export async function planStack(settings: Settings, root: Root, extra: string[] = []): Promise<PlanChanges> {
  await terraform(settings, root, [
    'plan',
    ...quiet,
    `-out=${root.planFile}`,
    ...extra,
    ...varFileArgs(settings, root),
  ])
  const { stdout } = await terraform(settings, root, ['show', '-json', root.planFile])
  writeFileSync(root.planJson, stdout)
  return JSON.parse(readFileSync(root.planJson, 'utf8')) as PlanChanges
}

export async function applyPlan(settings: Settings, root: Root, extra: string[] = []): Promise<void> {
  await terraform(settings, root, ['apply', ...quiet, ...extra, root.planFile])
}

async function run({ settings, say, confirm }: StepContext, stack: string): Promise<StepResult> {
  const root = stackRoot(settings, stack)
  await initStack(settings, root)
  const summary = summarise(await planStack(settings, root))
  say(`      ${stack}: ${summaryText(summary)}`)
  for (const address of [...summary.replace, ...summary.remove]) say(`      ! ${address}`)
  if (settings.planOnly || isEmpty(summary)) return 'done'
  if (!(await confirm(`Apply this to ${stack} of ${settings.env}?`))) return 'declined'
  await applyPlan(settings, root)
  return 'done'
}

export function applyStackStep(stack: string): Step {
  return { id: `apply:${stack}`, title: stack, run: context => run(context, stack) }
}

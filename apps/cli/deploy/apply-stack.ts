import { rmSync, writeFileSync } from 'node:fs'
import { followApply } from './apply-progress.ts'
import { isEmpty, type PlanChanges, type PlanSummary, size, summarise, summaryText } from './plan-summary.ts'
import type { Settings } from './settings.ts'
import type { Step, StepContext, StepResult } from './step.ts'
import { backendArgs, type Root, stackRoot, terraform, varFileArgs } from './terraform.ts'

const quiet = ['-no-color', '-input=false']

export async function initStack(settings: Settings, root: Root): Promise<void> {
  await terraform(settings, root, ['init', ...quiet, '-reconfigure', ...backendArgs(settings, root)])
}

async function plan(settings: Settings, root: Root, extra: string[]): Promise<string> {
  const args = [`-out=${root.planFile}`, ...extra, ...varFileArgs(settings, root)]
  await terraform(settings, root, ['plan', ...quiet, ...args])
  return (await terraform(settings, root, ['show', '-json', root.planFile])).stdout
}

/** What a stack is to become is kept as JSON, for `stoa cost` and whoever judges plans. */
export async function planStack(settings: Settings, root: Root, extra: string[] = []): Promise<PlanChanges> {
  const json = await plan(settings, root, extra)
  writeFileSync(root.planJson, json)
  return JSON.parse(json) as PlanChanges
}

/** The plan of a stack that is to go is not kept: it would be priced as an environment that costs nothing. */
export async function planRemoval(
  settings: Settings,
  root: Root,
  extra: string[] = [],
): Promise<PlanChanges> {
  const json = await plan(settings, root, ['-destroy', ...extra])
  rmSync(root.planJson, { force: true })
  return JSON.parse(json) as PlanChanges
}

export async function applyPlan(
  { settings, say }: StepContext,
  root: Root,
  summary: PlanSummary,
  extra: string[] = [],
): Promise<void> {
  const follow = followApply({ name: root.name, total: size(summary), say, now: () => performance.now() })
  await terraform(settings, root, ['apply', ...quiet, ...extra, root.planFile], { onLine: follow })
}

async function run(context: StepContext, stack: string): Promise<StepResult> {
  const { settings, say, confirm } = context
  const root = stackRoot(settings, stack)
  await initStack(settings, root)
  const summary = summarise(await planStack(settings, root))
  say(`      ${stack}: ${summaryText(summary)}`)
  for (const address of [...summary.replace, ...summary.remove]) say(`      ! ${address}`)
  if (settings.planOnly || isEmpty(summary)) return 'done'
  if (!(await confirm(`Apply this to ${stack} of ${settings.env}?`))) return 'declined'
  await applyPlan(context, root, summary)
  return 'done'
}

export function applyStackStep(stack: string): Step {
  return { id: `apply:${stack}`, title: stack, run: context => run(context, stack) }
}

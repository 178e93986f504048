import { applyPlan, initStack, planRemoval } from './apply-stack.ts'
import { bootstrapRoot, initBootstrap } from './bootstrap.ts'
import { isEmpty, summarise, summaryText } from './plan-summary.ts'
import { prerequisitesStep } from './prerequisites-step.ts'
import { runSteplist } from './run-command.ts'
import { deploySettings, type Environment, type Settings } from './settings.ts'
import type { Step, StepContext, StepResult } from './step.ts'
import { stackRoot } from './terraform.ts'

async function destroyStack(context: StepContext, stack: string): Promise<StepResult> {
  const { settings, say, confirm } = context
  const root = stackRoot(settings, stack)
  await initStack(settings, root)
  const summary = summarise(await planRemoval(settings, root))
  say(`      ${stack}: ${summaryText(summary)}`)
  if (settings.planOnly || isEmpty(summary)) return 'done'
  if (!(await confirm(`Remove all of ${stack} of ${settings.env}?`))) return 'declined'
  await applyPlan(context, root, summary)
  return 'done'
}

async function destroyBootstrap(context: StepContext): Promise<StepResult> {
  const { settings, say, confirm } = context
  const root = bootstrapRoot(settings)
  await initBootstrap(settings, root)
  const summary = summarise(await planRemoval(settings, root, root.planArgs))
  say(`      bootstrap: ${summaryText(summary)}`)
  if (settings.planOnly || isEmpty(summary)) return 'done'
  if (!(await confirm(`Remove the state bucket of account ${settings.account}?`))) return 'declined'
  await applyPlan(context, root, summary, root.stateArgs)
  return 'done'
}

/** The state bucket outlives its environments unless --bootstrap asks for it, because others share it. */
export function destroySteps({ stacks, bootstrap }: Pick<Settings, 'stacks' | 'bootstrap'>): Step[] {
  const steps = stacks.toReversed().map(stack => ({
    id: `destroy:${stack}`,
    title: stack,
    run: (context: StepContext) => destroyStack(context, stack),
  }))
  const last: Step = { id: 'destroy:bootstrap', title: 'bootstrap', run: destroyBootstrap }
  return [prerequisitesStep, ...steps, ...(bootstrap ? [last] : [])]
}

export async function runDestroy(args: string[], environment: Environment): Promise<number> {
  const settings = deploySettings(args, environment)
  return runSteplist('destroy', settings, destroySteps(settings))
}

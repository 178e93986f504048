import { applyStackStep } from './apply-stack.ts'
import { bootstrapStep } from './bootstrap.ts'
import { prerequisitesStep } from './prerequisites-step.ts'
import { runSteplist } from './run-command.ts'
import { deploySettings, type Environment, type Settings } from './settings.ts'
import type { Step } from './step.ts'

export function deploySteps({ stacks }: Pick<Settings, 'stacks'>): Step[] {
  return [prerequisitesStep, bootstrapStep, ...stacks.map(applyStackStep)]
}

export async function runDeploy(args: string[], environment: Environment): Promise<number> {
  const settings = deploySettings(args, environment)
  return runSteplist(settings.planOnly ? 'plan' : 'deploy', settings, deploySteps(settings))
}

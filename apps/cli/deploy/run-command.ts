import { join } from 'node:path'
import { askYes } from './confirm.ts'
import { openProgress } from './progress-file.ts'
import { type Ending, runSteps } from './run-steps.ts'
import type { Settings } from './settings.ts'
import type { Step } from './step.ts'
import { stopOnInterrupt } from './stop-signal.ts'
import { TerraformError } from './terraform.ts'

const exitCodes: Record<Ending, number> = { finished: 0, stopped: 130, declined: 1 }

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function progressPath({ workDir, env, compute, account, planOnly, stacks }: Settings, verb: string): string {
  const what = [
    verb,
    env,
    compute,
    account,
    planOnly ? 'plan' : '',
    stacks.length === 1 ? stacks[0] : '',
  ].filter(Boolean)
  return join(workDir, 'progress', `${what.join('-')}.json`)
}

export async function runSteplist(verb: string, settings: Settings, steps: Step[]): Promise<number> {
  const progress = openProgress(progressPath(settings, verb))
  if (settings.restart) progress.clear()
  using stop = stopOnInterrupt(say)
  const confirm = (question: string) => (settings.yes ? Promise.resolve(true) : askYes(question))
  try {
    const ending = await runSteps({
      steps,
      context: { settings, say, confirm },
      progress,
      stop: stop.signal,
      now: () => new Date(),
    })
    say(`${verb} of ${settings.env} on ${settings.compute}: ${ending}`)
    return exitCodes[ending]
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error
    process.stderr.write(
      `\n${error.output}\n\n${error.message}; mend it and run the same command, it goes on with this step\n`,
    )
    return 1
  }
}

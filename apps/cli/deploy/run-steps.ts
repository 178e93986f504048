import type { ProgressFile } from './progress-file.ts'
import type { Step, StepContext } from './step.ts'

export type Ending = 'finished' | 'stopped' | 'declined'
type Options = {
  steps: Step[]
  context: StepContext
  progress: ProgressFile
  stop: AbortSignal
  now: () => Date
}

const seconds = (from: Date, to: Date) => ((to.getTime() - from.getTime()) / 1000).toFixed(0)

/** Runs what is not done yet, in order; obeys a stop between two steps; remembers every step that ended well. */
export async function runSteps({ steps, context, progress, stop, now }: Options): Promise<Ending> {
  const earlier = progress.read()
  const state = earlier ?? { startedAt: now().toISOString(), done: [] }
  if (earlier)
    context.say(
      `resuming the run of ${earlier.startedAt}: ${earlier.done.length} of ${steps.length} steps are done`,
    )
  for (const [index, step] of steps.entries()) {
    const place = `[${index + 1}/${steps.length}] ${step.title}`
    if (step.always !== true && state.done.includes(step.id)) {
      context.say(`${place}: already done`)
      continue
    }
    if (stop.aborted) return 'stopped'
    context.say(`${place} ...`)
    const began = now()
    if ((await step.run(context)) === 'declined') return 'declined'
    state.done = [...new Set([...state.done, step.id])]
    progress.write(state)
    context.say(`${place}: done in ${seconds(began, now())} s`)
  }
  progress.clear()
  return 'finished'
}

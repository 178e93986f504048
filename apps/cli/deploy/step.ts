import type { Settings } from './settings.ts'

export type StepContext = {
  settings: Settings
  say(line: string): void
  /** Asks the operator; true means go on. */
  confirm(question: string): Promise<boolean>
}
export type StepResult = 'done' | 'declined'

/**
 * One thing an operator would do. A step is atomic to the runner: it is remembered when it has ended well, and a stop
 * is obeyed between two of them. Images, the GitOps hand-over and health checks join as further steps of the list.
 */
export type Step = {
  id: string
  title: string
  /** Done anew by every run, a resumed one too. */
  always?: true
  run(context: StepContext): Promise<StepResult>
}

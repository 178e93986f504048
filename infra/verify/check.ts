export type Status = 'pass' | 'fail' | 'skip' | 'offline'
export type Outcome = { status: Status; detail: string }
export type Row = Outcome & { component: string; proof: string; seconds: number }

/** A check that may prove several things in one go, as an applied environment does. */
export type Check = {
  name: string
  /** 'all' leaves it to `--all`; the reason is printed for every run that leaves it out. */
  when: 'push' | 'all'
  /** Lane 'wait' mostly waits for the emulator, so it runs beside lane 'compute'. */
  lane: 'wait' | 'compute'
  run(context: VerifyContext): Promise<Row[]>
}

export type VerifyContext = {
  all: boolean
  root: string
  terraformDir: string
  scratch: string
  /** PATH, provider mirror and quiet settings that every tool of this run gets. */
  env: Record<string, string>
  say(line: string): void
  /** Ends when the tools that take minutes to build are there. */
  heavyTools(): Promise<void>
}

export const pass = (detail: string): Outcome => ({ status: 'pass', detail })
export const fail = (detail: string): Outcome => ({ status: 'fail', detail })
export const skip = (detail: string): Outcome => ({ status: 'skip', detail })
/** Cannot be proved without the real cloud; the detail says why. */
export const offline = (detail: string): Outcome => ({ status: 'offline', detail })

export async function row(component: string, proof: string, prove: () => Promise<Outcome>): Promise<Row> {
  const began = performance.now()
  const outcome = await prove().catch((error: unknown) =>
    fail(error instanceof Error ? error.message : String(error)),
  )
  return { component, proof, ...outcome, seconds: (performance.now() - began) / 1000 }
}

export function problemsOutcome(problems: string[], good: string): Outcome {
  return problems.length === 0 ? pass(good) : fail(problems.slice(0, 80).join('\n'))
}

/** Whether this process wants traffic. Its own database decides; neighbours are told and never decide. */
export type ReadinessCheck = {
  readonly name: string
  readonly decides: boolean
  /** Throws, with a message for operators, when it is not well. */
  check(signal: AbortSignal): Promise<void>
}

export type ReadinessReport = {
  readonly ready: boolean
  readonly state: 'starting' | 'ready' | 'stopping' | 'unready'
  readonly checks: Readonly<Record<string, 'ok' | string>>
}

export type Readiness = {
  set(state: 'starting' | 'ready' | 'stopping'): void
  report(): Promise<ReadinessReport>
}

const checkTimeoutMs = 1_000

export function createReadiness(checks: readonly ReadinessCheck[] = []): Readiness {
  let state: 'starting' | 'ready' | 'stopping' = 'starting'
  return {
    set: next => {
      state = next
    },
    async report() {
      if (state !== 'ready') return { ready: false, state, checks: {} }
      const results = await Promise.all(checks.map(runCheck))
      const ready = results.every(({ decides, result }) => !decides || result === 'ok')
      const told = Object.fromEntries(results.map(({ name, result }) => [name, result]))
      return { ready, state: ready ? 'ready' : 'unready', checks: told }
    },
  }
}

async function runCheck({ name, decides, check }: ReadinessCheck) {
  const signal = AbortSignal.timeout(checkTimeoutMs)
  const late = new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error(`no answer within ${checkTimeoutMs} ms`)), {
      once: true,
    }),
  )
  const result = await Promise.race([check(signal), late]).then(
    () => 'ok',
    (error: Error) => error.message,
  )
  return { name, decides, result }
}

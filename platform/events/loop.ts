import { sleep } from '@stoa/kernel/clock'
import { jitteredDelay } from '@stoa/kernel/retry'

/** One turn of work; answers how much it did. With `wait` it may first wait for work, until the signal aborts. */
export type Step = (turn: { readonly wait: boolean; readonly signal: AbortSignal }) => Promise<number>

export type Worker = {
  /** Works until nothing is left to do now; answers how much was done. */
  drain(): Promise<number>
  /** Ends after the turn at hand. */
  stop(): Promise<void>
}

/** Runs a step again and again, one turn at a time; after failures it backs off for up to ten seconds. */
export function startLoop(step: Step, onError: (error: unknown) => void): Worker {
  const stopping = new AbortController()
  let interrupt = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  let draining = 0

  const inTurn = (wait: boolean): Promise<number> => {
    const turn = last.then(() => {
      if (wait && stopping.signal.aborted) return 0
      interrupt = new AbortController()
      return step({
        wait: wait && draining === 0,
        signal: AbortSignal.any([interrupt.signal, stopping.signal]),
      })
    })
    last = turn.catch(() => {})
    return turn
  }

  const running = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await inTurn(true)
        failures = 0
      } catch (error) {
        if (!stopping.signal.aborted) onError(error)
        failures += 1
        await sleep(50 + jitteredDelay(failures, { baseMs: 100, maxMs: 10_000 }), stopping.signal)
      }
    }
  })()

  return {
    async drain() {
      draining += 1
      interrupt.abort()
      try {
        return await untilIdle(() => inTurn(false))
      } finally {
        draining -= 1
      }
    },
    async stop() {
      stopping.abort()
      await running
      await last
    },
  }
}

async function untilIdle(turn: () => Promise<number>): Promise<number> {
  let total = 0
  for (let done = 1; done > 0; total += done) done = await turn()
  return total
}

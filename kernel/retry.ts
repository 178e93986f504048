import { type Clock, sleep as realSleep, systemClock } from './clock.ts'
import { isPlatformError } from './errors.ts'

export type RetryOptions = {
  /** How often `fn` runs at most, the first time included. */
  readonly attempts: number
  readonly baseMs: number
  readonly maxMs: number
  /** Epoch milliseconds. No wait begins that would end after it. */
  readonly deadline?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly retryable?: (error: unknown) => boolean
  readonly clock?: Clock
  readonly random?: () => number
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Runs `fn` until it answers; between attempts it waits, with full jitter under a doubling cap. */
export async function retry<T>(fn: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock = systemClock, sleep = realSleep, retryable = isRetryable, signal } = options
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    try {
      return await fn(attempt)
    } catch (error) {
      const waitMs = Math.max(jitteredDelay(attempt, options), retryAfterMs(error))
      const late = clock.now() + waitMs >= (options.deadline ?? Number.POSITIVE_INFINITY)
      if (attempt >= options.attempts || late || signal?.aborted || !retryable(error)) throw error
      await sleep(waitMs, signal)
    }
  }
}

/** Between 0 and min(maxMs, baseMs * 2^(attempt-1)): callers that failed together do not come back together. */
export function jitteredDelay(
  attempt: number,
  { baseMs, maxMs, random = Math.random }: Pick<RetryOptions, 'baseMs' | 'maxMs' | 'random'>,
): number {
  return Math.floor(random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)))
}

const isRetryable = (error: unknown): boolean => isPlatformError(error) && error.retryable

const retryAfterMs = (error: unknown): number =>
  isPlatformError(error) ? (error.retryAfterSeconds ?? 0) * 1000 : 0

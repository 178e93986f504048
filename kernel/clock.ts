/** Time is passed in: nothing below the mains reads it elsewhere. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number
  /** The same instant as RFC 3339 in UTC. */
  iso(): string
}

export const systemClock: Clock = {
  now: () => Date.now(),
  iso: () => new Date().toISOString(),
}

/** Resolves early when the signal aborts: whoever waits looks at the signal next. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted || ms <= 0) return Promise.resolve()
  return new Promise(resolve => {
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake, { once: true })
  })
}

import { type Channel, channel } from 'node:diagnostics_channel'
import type { Db } from '../db/index.ts'

/**
 * Hints between parts of one process, so that nobody waits for the next poll. They carry nothing: a lost ring costs
 * latency, never an event.
 */
const outboxBell = (service: string): Channel => channel(`stoa.outbox.${service}`)
const feedBell = channel('stoa.feed')

/** For those who write the outbox in their own SQL: call it once that has committed. */
export const wakeRelay = (service: string): void => outboxBell(service).publish(service)
export const listenToOutbox = (service: string): Bell => listen(outboxBell(service), () => true)

export const ringFeed = (db: Db): void => feedBell.publish(db)
export const listenToFeed = (db: Db): Bell => listen(feedBell, rungFor => rungFor === db)

export type Bell = {
  /** Until it rings, the time is over or the signal aborts; at once if it rang since the last call. */
  rung(ms: number, signal?: AbortSignal): Promise<void>
  close(): void
}

function listen(source: Channel, isMine: (message: unknown) => boolean): Bell {
  let pending = false
  let wake: (() => void) | undefined
  const hear = (message: unknown) => {
    if (!isMine(message)) return
    pending = true
    wake?.()
  }
  source.subscribe(hear)
  // By hand and without an AbortController of its own: the exception that one makes was 1.3 % of a purchase.
  const ring = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise(resolve => {
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        wake = undefined
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal?.addEventListener('abort', done, { once: true })
      wake = done
    })
  return {
    async rung(ms, signal) {
      if (!pending && !signal?.aborted && ms > 0) await ring(ms, signal)
      pending = false
    },
    close: () => source.unsubscribe(hear),
  }
}

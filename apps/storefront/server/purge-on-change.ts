import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Clients } from '../shop.ts'

type Feed = Pick<Clients['catalog'], 'scanEvents'>
export type Source = { readonly feed: Feed; readonly types?: readonly string[] }
type Options = {
  readonly sources: readonly Source[]
  readonly changed: () => void
  readonly report: (error: unknown) => void
}

const waitMs = 10_000
const pauseMs = 1_000
/** Services keep answers too, and hear of the change when we do. */
const againMs = 1_500

/** Every replica listens for itself: an empty cache has missed nothing. */
export function purgeOnChange({ sources, changed, report }: Options): { stop(): Promise<void> } {
  const ending = new AbortController()
  const purge = () => {
    changed()
    setTimeout(changed, againMs).unref()
  }
  const running = Promise.all(sources.map(source => follow(source, ending.signal, purge, report)))
  return {
    async stop() {
      ending.abort()
      await running
    },
  }
}

async function follow(
  source: Source,
  signal: AbortSignal,
  changed: () => void,
  report: (error: unknown) => void,
): Promise<void> {
  let after = 0
  while (!signal.aborted)
    try {
      const { events, next } = await scan(source, after, signal)
      if (events.length > 0) changed()
      after = next
    } catch (error) {
      if (signal.aborted) return
      // Nobody knows what happened meanwhile.
      changed()
      report(error)
      await pause(signal)
    }
}

async function scan({ feed, types }: Source, after: number, signal: AbortSignal) {
  const call = { ...newCall({ actor: systemActor('storefront'), timeoutMs: 3 * waitMs }), signal }
  const answer = await feed.scanEvents(
    { after, limit: 1000, waitMs, ...(types && { types: [...types] }) },
    call,
  )
  if (!answer.ok) throw new Error('the feed answers no events')
  return answer.value
}

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(done, pauseMs)
    timer.unref()
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })

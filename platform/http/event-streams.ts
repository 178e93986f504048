import { Readable } from 'node:stream'
import type { MethodDefinition } from '@stoa/kernel/contract'

type Chunk = Uint8Array | string

/** What a server is telling live. They never end by themselves, so whoever drains the server ends them. */
export type EventStreams = {
  readonly open: (chunks: AsyncIterable<Chunk>) => AsyncIterable<Chunk>
  endAll(): void
}

export const isEventStream = ({ produces }: MethodDefinition): boolean =>
  produces?.includes('text/event-stream') === true

export function eventStreams(): EventStreams {
  const live = new Set<() => void>()
  let draining = false
  return {
    open(chunks) {
      const stream = endable(chunks, () => live.delete(stream.end))
      live.add(stream.end)
      if (draining) stream.end()
      return stream
    },
    endAll() {
      draining = true
      for (const end of live) end()
    },
  }
}

/** A browser that comes back names the last event it saw; that is newer than what stands in the address. */
export function resumedUrl(url: string, lastEventId: string | string[] | undefined): string {
  if (typeof lastEventId !== 'string' || lastEventId === '') return url
  const [path = '', query] = url.split('?', 2)
  const fields = new URLSearchParams(query)
  fields.set('after', lastEventId)
  return `${path}?${fields}`
}

/** Its end is no error for who reads it, and comes at once also while nothing is told. */
function endable(chunks: AsyncIterable<Chunk>, onEnd: () => void) {
  const iterator = chunks[Symbol.asyncIterator]()
  const over = { done: true as const, value: undefined }
  const ended = Promise.withResolvers<typeof over>()
  const end = (): void => {
    ended.resolve(over)
    onEnd()
    // One that waits for its next chunk would not hear of the end before that.
    if (chunks instanceof Readable) chunks.destroy()
    else void iterator.return?.()
  }
  const stream: AsyncIterableIterator<Chunk> = {
    async next() {
      const step = await Promise.race([ended.promise, iterator.next()])
      if (step.done) end()
      return step
    },
    async return() {
      end()
      return over
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return Object.assign(stream, { end })
}

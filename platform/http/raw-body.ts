import type { Readable } from 'node:stream'
import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'

/** A raw request body in `call.body`; it knows which of the declared types it is. */
export class RawBody implements AsyncIterable<Uint8Array> {
  readonly contentType: string
  readonly #source: Readable
  readonly #limit: number

  constructor(source: Readable, contentType: string, limit: number) {
    this.#source = source
    this.contentType = contentType
    this.#limit = limit
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    let size = 0
    for await (const chunk of this.#source) {
      size += chunk.length
      if (size > this.#limit) throw new PlatformError('payload_too_large')
      yield chunk
    }
  }
}

/** For handlers of methods that consume more than one type. */
export const contentTypeOf = (call: Call): string | undefined =>
  (call.body as Partial<RawBody> | undefined)?.contentType

import { randomUUID } from 'node:crypto'
import type { Actor, Call } from '@stoa/kernel/call'
import { defaultTimeoutMs } from './handler.ts'

export type CallOptions = {
  readonly actor: Actor
  readonly caller?: string
  readonly requestId?: string
  readonly timeoutMs?: number
  readonly traceparent?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly idempotencyKey?: string | undefined
  readonly ifMatch?: number | undefined
  readonly body?: AsyncIterable<Uint8Array> | undefined
  readonly clock?: { now(): number }
  readonly ids?: { next(prefix: string): string }
}

/** A call that starts here: from a job, a consumer, a command line or a test. */
export function newCall(options: CallOptions): Call {
  const { clock, ids, timeoutMs, ...rest } = options
  return {
    caller: 'edge',
    requestId: ids ? ids.next('req') : randomUUID(),
    ...rest,
    deadline: (clock ?? Date).now() + (timeoutMs ?? defaultTimeoutMs),
  }
}

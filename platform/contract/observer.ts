import type { Call } from '@stoa/kernel/call'
import type { DeclaredFailure } from '@stoa/kernel/contract'
import type { Result } from '@stoa/kernel/result'

type Outcome = Promise<Result<unknown, DeclaredFailure>>

/** Watches every call of one method: spans and durations. It may hand its own span's traceparent down in the call. */
export type Observer = (
  service: string,
  method: string,
) => (call: Call, work: (call: Call) => Outcome) => Outcome

export const silentObserver: Observer = () => (call, work) => work(call)

import { type Call, principalOf } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { CatalogDeps } from './deps.ts'

/** Who writes, when, and as part of which trace. */
export type WriteContext = {
  readonly actor: string
  readonly clock: Clock
  readonly ids: Ids
  readonly traceparent?: string | undefined
}

export const writeContext = ({ clock, ids }: CatalogDeps, call: Call): WriteContext => ({
  actor: principalOf(call.actor),
  clock,
  ids,
  traceparent: call.traceparent,
})

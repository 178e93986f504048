import type { Call } from '@stoa/kernel/call'
import type { Envelope, EventDefinition, EventOf } from '@stoa/kernel/event'
import type { Tx } from '../db/index.ts'

/**
 * Delivery is at least once and in no promised order: `handle` compares aggregateVersion with what it knows. The
 * inbox drops what was handled before, in the same transaction as the effect.
 */
export type Consumer = {
  /** Unique in the service and stable: the cursor is kept under it. */
  readonly name: string
  /** The service that publishes. */
  readonly source: string
  readonly events: readonly EventDefinition[]
  handle(tx: Tx, event: Envelope, call: Call): Promise<void>
  /** Where many cost one statement: all new ones of a page at once. `handle` has those that are tried again. */
  handleAll?(tx: Tx, events: readonly Envelope[]): Promise<void>
}

/** Tells a consumer of several kinds of events which one it got, and what its data are. */
export const isEvent = <E extends EventDefinition>(definition: E, event: Envelope): event is EventOf<E> =>
  event.type === definition.type

import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { EventDefinition } from '@stoa/kernel/event'
import type { Ids } from '@stoa/kernel/ids'
import type { Static } from 'typebox'
import { statement, type Tx } from '../db/index.ts'
import { wakeRelay } from './bell.ts'
import { checkEventData } from './event-data.ts'

const insert = statement(
  'kit.emit',
  `insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

export type Emission<E extends EventDefinition> = {
  readonly aggregateId: string
  readonly aggregateVersion: number
  readonly data: Static<E['data']>
  readonly channel?: string
}

export type EmitDeps = {
  readonly clock: Clock
  readonly ids: Ids
  readonly call?: Pick<Call, 'traceparent'> | undefined
}

/**
 * Joins the caller's transaction: the event exists exactly if the change does. Nothing is read, so nobody waits: the
 * row leaves with what follows, mostly the commit, and the commit fails where it does.
 */
export async function emit<E extends EventDefinition>(
  tx: Tx,
  definition: E,
  event: Emission<E>,
  { clock, ids, call }: EmitDeps,
): Promise<void> {
  checkEventData(definition, event.data)
  tx.afterCommit(() => wakeRelay(serviceOf(definition)))
  void tx.run(insert, [
    ids.next('evt'),
    definition.type,
    definition.schemaVersion,
    event.aggregateId,
    event.aggregateVersion,
    clock.iso(),
    event.channel ?? 'default',
    call?.traceparent ?? null,
    JSON.stringify(event.data),
  ])
}

/** Event types begin with the service that owns them: `catalog.product-published`. */
const serviceOf = ({ type }: EventDefinition): string => type.slice(0, type.indexOf('.'))

import type { EventDefinition } from '@stoa/kernel/event'

/** SQL expressions over the columns of `from` and the statement's parameters: source code, never user input. */
export type OutboxColumns = {
  /** The name under which the CTE stands; only needed when a statement writes several kinds of events. */
  readonly name?: string
  /** A CTE or table with one row per event, usually the `returning` of the write. */
  readonly from: string
  readonly id: string
  readonly aggregateId: string
  readonly aggregateVersion: string
  readonly data: string
  readonly occurredAt?: string
  readonly channel?: string
  readonly traceparent?: string
}

/**
 * `emitted as (insert into outbox …)`: an event in the same statement as its change, so in the same round trip.
 *
 *     with changed as (update levels set … returning sku, version),
 *     ${outboxInsertCte(stockChanged, {
 *       from: 'changed', id: `$3 || '-' || sku`, aggregateId: 'sku', aggregateVersion: 'version',
 *       data: `json_build_object('sku', sku)`, occurredAt: '$4' })}
 *     select … from changed
 *
 * The caller keeps two promises that `emit` keeps by itself: the data fits the schema (a test runs `checkEventData`
 * on what the feed yields), and `wakeRelay(service)` is called after the commit; without it the event waits for the next poll.
 */
export const outboxInsertCte = (definition: EventDefinition, columns: OutboxColumns): string =>
  `${columns.name ?? 'emitted'} as (${outboxInsert(definition, columns)}
    returning seq)`

/** The same as the statement itself, after CTEs that make the change. */
export function outboxInsert(definition: EventDefinition, columns: OutboxColumns): string {
  const { occurredAt = 'now()', channel = `'default'`, traceparent = 'null' } = columns
  return `
    insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
    select ${columns.id}, '${definition.type}', ${definition.schemaVersion}, ${columns.aggregateId},
           ${columns.aggregateVersion}, ${occurredAt}, ${channel}, ${traceparent}, ${columns.data}
      from ${columns.from}`
}

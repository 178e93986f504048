import { Type } from 'typebox'
import { defineMethod } from './contract.ts'

const envelope = Type.Object({
  id: Type.String(),
  type: Type.String(),
  schemaVersion: Type.Integer(),
  aggregateId: Type.String(),
  aggregateVersion: Type.Integer(),
  occurredAt: Type.String(),
  channel: Type.String(),
  traceparent: Type.Optional(Type.String()),
  data: Type.Unknown(),
})

/** What every service that publishes events lets its neighbours pull. `after` is a cursor: opaque, may reset after a failover. */
export const feedMethods = {
  scanEvents: defineMethod({
    http: 'POST /v1/events/scan',
    visibility: 'internal',
    actors: [],
    summary: 'Pull committed events after a position, waiting a while when there are none',
    input: Type.Object({
      after: Type.Integer({ minimum: 0 }),
      limit: Type.Integer({ minimum: 1, maximum: 1000 }),
      waitMs: Type.Integer({ minimum: 0, maximum: 30_000 }),
      types: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
    }),
    output: Type.Object({
      events: Type.Array(envelope),
      /** The position to ask after next; it moves on even when no event matched `types`. */
      next: Type.Integer(),
    }),
    timeoutMs: 35_000,
  }),
}

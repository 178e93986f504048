import type { Static, TObject } from 'typebox'

/** A past-tense fact. It holds no personal data, only ids. Schemas evolve by adding optional fields. */
export type EventDefinition = {
  /** `<service>.<aggregate>-<past participle>`, for instance `catalog.product-published`. */
  readonly type: string
  readonly schemaVersion: number
  readonly description: string
  readonly data: TObject
}

export type Envelope<D = unknown> = {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly aggregateId: string
  readonly aggregateVersion: number
  readonly occurredAt: string
  readonly channel: string
  readonly traceparent?: string | undefined
  readonly data: D
}

export type EventOf<E extends EventDefinition> = Envelope<Static<E['data']>>

export const defineEvent = <const T extends string, D extends TObject>(
  type: T,
  schemaVersion: number,
  data: D,
  description: string,
): { readonly type: T; readonly schemaVersion: number; readonly data: D; readonly description: string } => ({
  type,
  schemaVersion,
  data,
  description,
})

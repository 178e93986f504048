import { Type } from 'typebox'
import { defineMethod } from './contract.ts'

const staff = { visibility: 'public', actors: ['staff', 'key'] } as const
const readers = { ...staff, permission: 'operations.read' } as const
const writers = { ...staff, permission: 'operations.write' } as const

const instant = Type.String({ description: 'RFC 3339 in UTC' })

export const DeadLetter = Type.Object({
  id: Type.Integer(),
  consumer: Type.String({ description: 'Which of the service’s consumers could not handle it' }),
  source: Type.String({ description: 'The service that published it' }),
  state: Type.String({ description: 'One of parked, retrying; the list may grow', examples: ['parked'] }),
  eventId: Type.String(),
  type: Type.String({ examples: ['orders.order-placed'] }),
  subject: Type.String({ description: 'What the event is about: the id of an order, a product and so on' }),
  data: Type.Unknown({ description: 'What the event says; events hold no personal data' }),
  error: Type.String({ description: 'Of the last attempt' }),
  attempts: Type.Integer(),
  since: instant,
  lastFailedAt: instant,
  traceparent: Type.Optional(Type.String({ description: 'The trace that published it' })),
})

const DeadLetterAction = Type.Object({
  id: Type.Integer(),
  at: instant,
  actor: Type.String({ examples: ['staff:stf_01kaj0'] }),
  action: Type.String({ description: 'One of redriven, discarded; the list may grow' }),
  consumer: Type.String(),
  eventId: Type.String(),
  type: Type.String(),
  error: Type.String({ description: 'As it stood then' }),
})

const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1024, description: '`next` of the page before; opaque' }),
  ),
}
const next = Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' }))
const id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const byId = Type.Object({ id })
/** Of one call: what a person can look through, and a transaction can hold. */
export const mostRedriven = 100
const Redriven = Type.Object({
  id,
  outcome: Type.String({
    description: 'One of redriven, not_parked; the list may grow',
    examples: ['redriven'],
  }),
})

/** What every service that consumes events lets staff see and do about those it could not handle. */
export const deadLetterMethods = <const S extends string>(service: S) => ({
  listDeadLetters: defineMethod({
    ...readers,
    http: `GET /v1/admin/${service}/dead-letters`,
    summary: 'Events that could not be handled, the newest first',
    description:
      '`parked` ones were tried as often as they may be and rest; `retrying` ones are still tried by themselves.',
    input: Type.Object({
      ...page,
      state: Type.Optional(
        Type.Union([Type.Literal('parked'), Type.Literal('retrying')], { default: 'parked' }),
      ),
    }),
    output: Type.Object({ items: Type.Array(DeadLetter), next }),
  }),
  redriveDeadLetter: defineMethod({
    ...writers,
    http: `POST /v1/admin/${service}/dead-letters/:id/redrive`,
    summary: 'Give a parked event all its attempts again, the first within seconds',
    input: byId,
    output: DeadLetter,
  }),
  redriveDeadLetters: defineMethod({
    ...writers,
    http: `POST /v1/admin/${service}/dead-letters/redrive`,
    summary: 'Give many parked events all their attempts again',
    description:
      'Those of a list, or of a consumer: then the oldest hundred, and `more` says whether to call again. Each id is ' +
      'answered; what is not parked (any more) is left alone, so the call may be repeated.',
    input: Type.Object({
      ids: Type.Optional(Type.Array(id, { minItems: 1, maxItems: mostRedriven, uniqueItems: true })),
      consumer: Type.Optional(Type.String({ minLength: 1, maxLength: 100, examples: ['products'] })),
    }),
    output: Type.Object({
      items: Type.Array(Redriven),
      more: Type.Boolean({ description: 'The consumer has more that are parked' }),
    }),
  }),
  discardDeadLetter: defineMethod({
    ...writers,
    http: `POST /v1/admin/${service}/dead-letters/:id/discard`,
    summary: 'Never handle a parked event',
    description: 'Its effect will not be had. The list of actions keeps which event it was, and who decided.',
    input: byId,
    output: Type.Null(),
    success: 204,
  }),
  listDeadLetterActions: defineMethod({
    ...readers,
    http: `GET /v1/admin/${service}/dead-letter-actions`,
    summary: 'Who gave which event another chance, or none, the newest first',
    input: Type.Object(page),
    output: Type.Object({ items: Type.Array(DeadLetterAction), next }),
  }),
})

export type DeadLetterMethods = ReturnType<typeof deadLetterMethods<string>>

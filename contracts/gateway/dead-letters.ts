import { defineMethod } from '@stoa/kernel/contract'
import { DeadLetter } from '@stoa/kernel/dead-letters'
import { Type } from 'typebox'

const Item = Type.Object({
  ...{ service: Type.String({ description: 'Whose it is: redrive or discard it there' }) },
  ...DeadLetter.properties,
})

export const listAllDeadLetters = defineMethod({
  visibility: 'public',
  actors: ['staff', 'key'],
  permission: 'operations.read',
  http: 'GET /v1/admin/dead-letters',
  summary: 'Events that any service could not handle, the newest first',
  description:
    'The newest of every service, without pages: each service lists its own. A service that is away is named.',
  input: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    state: Type.Optional(
      Type.Union([Type.Literal('parked'), Type.Literal('retrying')], { default: 'parked' }),
    ),
  }),
  output: Type.Object({
    items: Type.Array(Item),
    more: Type.Boolean({ description: 'There are older ones' }),
    away: Type.Array(Type.String(), { description: 'Services that did not answer' }),
  }),
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers } from './access.ts'
import { Instant, pageInput, pageOf } from './values.ts'

const AuditEntry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  actor: Type.String({ description: 'Who, as kind:id' }),
  action: Type.String({ examples: ['webhook.created'] }),
  entity: Type.String(),
  changes: Type.Unknown(),
})

export const listNotificationsAudit = defineMethod({
  ...readers,
  http: 'GET /v1/admin/audit/notifications',
  summary: 'Who changed what, latest first',
  input: Type.Object({
    entity: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'Only changes of this' })),
    actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Only changes by this' })),
    ...pageInput,
  }),
  output: pageOf(AuditEntry),
})

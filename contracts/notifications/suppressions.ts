import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers, writers } from './access.ts'
import { Instant, pageInput, pageOf, SuppressionId } from './values.ts'

export const Suppression = Type.Object({
  id: SuppressionId,
  bounces: Type.Integer({ minimum: 1, description: 'How often in a row it was refused for good' }),
  suppressed: Type.Boolean({ description: 'Whether nothing is sent to it any more' }),
  reason: Type.String({ description: 'What the mail server said last' }),
  lastBounceAt: Instant,
})

export const listSuppressions = defineMethod({
  ...readers,
  http: 'GET /v1/admin/mail-suppressions',
  summary: 'Addresses that refused mail, the newest first; only a hash of each is kept',
  input: Type.Object(pageInput),
  output: pageOf(Suppression),
})

export const liftSuppression = defineMethod({
  ...writers,
  http: 'DELETE /v1/admin/mail-suppressions/:id',
  summary: 'Write to an address again',
  input: Type.Object({ id: SuppressionId }),
  output: Type.Null(),
  success: 204,
})

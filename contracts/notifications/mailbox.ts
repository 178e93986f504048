import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { neighbours } from './access.ts'
import { Instant, pageInput, pageOf } from './values.ts'

const Letter = Type.Object({
  messageId: Type.String(),
  to: Type.String(),
  from: Type.String(),
  subject: Type.String(),
  receivedAt: Instant,
})

/** Only where mails go no further than the shop's own mailbox: on one's own machine and in tests. */
export const listMailbox = defineMethod({
  ...neighbours,
  http: 'GET /v1/mailbox',
  summary: 'Mails that were kept instead of sent, the newest first; none where they are sent',
  input: Type.Object({ ...pageInput, to: Type.Optional(Type.String({ maxLength: 254 })) }),
  output: pageOf(Letter),
})

export const readMailbox = defineMethod({
  ...neighbours,
  http: 'GET /v1/mailbox/:messageId',
  summary: 'One of them',
  input: Type.Object({ messageId: Type.String({ minLength: 3, maxLength: 300 }) }),
  output: Type.Object({
    ...Letter.properties,
    html: Type.String(),
    text: Type.String(),
    headers: Type.Record(Type.String(), Type.String()),
  }),
})

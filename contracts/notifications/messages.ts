import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers, writers } from './access.ts'
import { TemplateName } from './template-name.ts'
import {
  EventId,
  EventType,
  Instant,
  Language,
  MessageId,
  pageInput,
  pageOf,
  Reference,
  Word,
} from './values.ts'

const messageStatuses = ['queued', 'sent', 'failed', 'suppressed'] as const
const attemptOutcomes = ['begun', 'sending', 'sent', 'deferred', 'refused', 'unknown'] as const

export const Message = Type.Object({
  id: MessageId,
  template: TemplateName,
  status: Word(messageStatuses),
  reason: Type.Optional(Type.String({ description: 'Why it waits, failed or was suppressed' })),
  attempts: Type.Integer({ minimum: 0 }),
  eventId: EventId,
  eventType: EventType,
  customerId: Type.Optional(Reference),
  orderId: Type.Optional(Reference),
  language: Type.Optional(Language),
  recipient: Type.Optional(
    Type.String({ description: 'Known when it was first tried; gone when the customer is erased' }),
  ),
  subject: Type.Optional(Type.String()),
  messageId: Type.String({ description: 'The Message-ID header: the same at every attempt' }),
  resendOf: Type.Optional(MessageId),
  traceId: Type.Optional(Type.String({ description: 'Of the request that led to it' })),
  nextAttemptAt: Type.Optional(Instant),
  createdAt: Instant,
  sentAt: Type.Optional(Instant),
})

const Attempt = Type.Object({
  attempt: Type.Integer({ minimum: 1 }),
  outcome: Word(attemptOutcomes),
  detail: Type.Optional(Type.String({ description: 'What the mail server said' })),
  at: Instant,
})

export const Preview = Type.Object({
  subject: Type.String(),
  html: Type.String({ description: 'A whole page; show it in a sandboxed frame' }),
  text: Type.String(),
  language: Language,
})

export const listMessages = defineMethod({
  ...readers,
  http: 'GET /v1/admin/messages',
  summary: 'E-mails, the newest first',
  input: Type.Object({
    ...pageInput,
    status: Type.Optional(
      Type.Union([
        Type.Literal('queued'),
        Type.Literal('sent'),
        Type.Literal('failed'),
        Type.Literal('suppressed'),
      ]),
    ),
    template: Type.Optional(TemplateName),
    customerId: Type.Optional(Reference),
    orderId: Type.Optional(Reference),
    eventId: Type.Optional(EventId),
  }),
  output: pageOf(Message),
})

export const getMessage = defineMethod({
  ...readers,
  http: 'GET /v1/admin/messages/:id',
  summary: 'One e-mail with its attempts',
  input: Type.Object({ id: MessageId }),
  output: Type.Object({ ...Message.properties, tries: Type.Array(Attempt) }),
})

export const getManyMessages = defineMethod({
  ...readers,
  http: 'GET /v1/admin/batch/messages',
  summary: 'Up to 100 e-mails; unknown ids are left out',
  input: Type.Object({ ids: Type.Array(MessageId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(Message) }),
})

export const previewMessage = defineMethod({
  ...readers,
  http: 'GET /v1/admin/messages/:id/preview',
  summary: 'What an e-mail says, rendered from what is true now',
  description: 'Secrets of links are left out, so that nobody signs in as somebody else.',
  input: Type.Object({ id: MessageId }),
  output: Preview,
  errors: { message_gone: { status: 410, description: 'There is nobody to write to any more' } },
})

export const resendMessage = defineMethod({
  ...writers,
  http: 'POST /v1/admin/messages/:id/resend',
  summary: 'Send an e-mail once more, to the address of now',
  input: Type.Object({ id: MessageId }),
  output: Message,
  errors: { still_queued: { status: 409, description: 'It was not sent yet, and will be' } },
  idempotency: 'optional',
  success: 201,
})

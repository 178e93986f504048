import { type Static, Type } from 'typebox'

const id = Type.Optional(Type.String())

/** What a mail is about: ids and amounts. Everything else is asked for when it is sent. */
export const Refs = Type.Object({
  customerId: id,
  tokenId: id,
  orderId: id,
  shipmentId: id,
  returnId: id,
  giftCardId: id,
  webhookId: id,
  /** A member of staff, or `address` for the one of the configuration. */
  staffId: id,
  amount: Type.Optional(Type.Object({ amount: Type.Integer(), currency: Type.String() })),
  detail: id,
  alertId: id,
  /** Which mail of an alert it is: the last one alone is sent. */
  round: Type.Optional(Type.Integer()),
  cartId: id,
  /** As it was left. */
  cartVersion: Type.Optional(Type.Integer()),
})
export type Refs = Static<typeof Refs>

export type MessageRow = {
  readonly id: string
  readonly key: string
  readonly messageId: string
  readonly template: string
  readonly eventId: string
  readonly eventType: string
  readonly refs: Refs
  readonly customerId: string | null
  readonly orderId: string | null
  readonly resendOf: string | null
  readonly traceparent: string | null
  readonly status: 'queued' | 'sent' | 'failed' | 'suppressed'
  readonly reason: string | null
  readonly attempts: number
  readonly nextAttemptAt: string | null
  readonly recipient: string | null
  readonly subject: string | null
  readonly language: string | null
  readonly createdAt: string
  readonly sentAt: string | null
}

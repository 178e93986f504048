import { Type } from 'typebox'
import {
  Instant,
  LineId,
  Money,
  OrderId,
  Quantity,
  RefundId,
  ReturnId,
  Sku,
  Version,
  Word,
} from './values.ts'

export const returnStatuses = [
  'requested',
  'approved',
  'rejected',
  'received',
  'inspected',
  'refunded',
  'exchanged',
  'withdrawn',
] as const

export const ReturnReason = Word(['changed-mind', 'damaged', 'wrong-item', 'not-as-described', 'other'])

/** How it came back: what inspection saw. */
export const Grade = Type.String({
  maxLength: 32,
  pattern: '^[a-z]+(-[a-z]+)*$',
  description: 'One of as-new, opened, used, damaged, incomplete; the list may grow',
})

export const ReturnLine = Type.Object({
  lineId: LineId,
  sku: Sku,
  quantity: Quantity,
  reason: ReturnReason,
  received: Type.Optional(Type.Integer({ minimum: 0 })),
  accepted: Type.Optional(Type.Integer({ minimum: 0, description: 'Of those received, after inspection' })),
  restock: Type.Optional(Type.Boolean()),
  grade: Type.Optional(Grade),
})

export const Return = Type.Object({
  id: ReturnId,
  orderId: OrderId,
  status: Word(returnStatuses),
  resolution: Word(['refund', 'exchange', 'store-credit']),
  lines: Type.Array(ReturnLine),
  note: Type.String(),
  refundId: Type.Optional(RefundId),
  refund: Type.Optional(Money),
  exchangeOrderId: Type.Optional(OrderId),
  requestedAt: Instant,
  version: Version,
})

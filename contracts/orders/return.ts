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

export const ReturnLine = Type.Object({
  lineId: LineId,
  sku: Sku,
  quantity: Quantity,
  reason: ReturnReason,
  received: Type.Optional(Type.Integer({ minimum: 0 })),
  accepted: Type.Optional(Type.Integer({ minimum: 0, description: 'Of those received, after inspection' })),
  restock: Type.Optional(Type.Boolean()),
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

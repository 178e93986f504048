import { Type } from 'typebox'
import { Action } from './checkout.ts'
import { EditId, Instant, LineId, Money, OrderId, Sku, Word } from './values.ts'

export const Edit = Type.Object({
  id: EditId,
  orderId: OrderId,
  status: Word(['awaiting-payment', 'applying', 'applied', 'lapsed', 'withdrawn', 'refused']),
  reason: Type.String(),
  changes: Type.Array(
    Type.Object({ lineId: LineId, sku: Sku, before: Type.Integer(), after: Type.Integer() }),
  ),
  difference: { ...Money, description: 'Above zero: to be paid; below: refunded' },
  action: Type.Optional(Action),
  expiresAt: Type.Optional(Instant),
  failure: Type.Optional(Type.String()),
})

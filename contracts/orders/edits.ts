import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { owners, readers, writers } from './access.ts'
import { Instrument } from './checkout.ts'
import { Edit } from './edit.ts'
import { EditId, LineId, OrderId, Reason, Sku } from './values.ts'

export const startOrderEdit = defineMethod({
  ...writers,
  http: 'POST /v1/admin/orders/:id/edits',
  summary: 'Change what an order is of, before it is sent',
  description:
    'More to pay: it waits for the customer, with a reservation of its own, and lapses unpaid. Less: the difference is refunded. The same: it applies at once.',
  input: Type.Object({
    id: OrderId,
    reason: Reason,
    changes: Type.Array(
      Type.Object({
        lineId: Type.Optional(LineId),
        sku: Type.Optional({ ...Sku, description: 'For a line that is not there yet' }),
        quantity: Type.Integer({ minimum: 0, maximum: 10_000, description: 'The new quantity; 0 removes' }),
      }),
      { minItems: 1, maxItems: 50 },
    ),
  }),
  output: Edit,
  errors: {
    not_editable: { status: 409, description: 'It is not open, or another edit is pending' },
    edit_refused: {
      status: 422,
      description: 'A line that is not there, below what was sent, or a gift card',
    },
    insufficient_stock: { status: 409, description: 'Not everything that is added is there' },
  },
  idempotency: 'optional',
  success: 201,
})

export const getOrderEdit = defineMethod({
  ...readers,
  http: 'GET /v1/admin/order-edits/:id',
  summary: 'One edit',
  input: Type.Object({ id: EditId }),
  output: Edit,
})

export const payOrderEdit = defineMethod({
  ...owners,
  http: 'POST /v1/orders/:id/edits/:editId/pay',
  summary: 'Pay what an edit of your order adds',
  input: Type.Object({
    id: OrderId,
    editId: EditId,
    instrument: Instrument,
    returnUrl: Type.String({ maxLength: 2000, pattern: '^https?://' }),
  }),
  output: Edit,
  errors: {
    edit_closed: { status: 409, description: 'It applied, lapsed or was withdrawn' },
    payment_failed: { status: 402, description: 'The payment was declined; try another one' },
  },
  idempotency: 'optional',
  timeoutMs: 30_000,
})

export const cancelOrderEdit = defineMethod({
  ...writers,
  http: 'POST /v1/admin/order-edits/:id/cancel',
  summary: 'Withdraw an edit that waits for payment',
  input: Type.Object({ id: EditId }),
  output: Edit,
  errors: { edit_closed: { status: 409, description: 'It applied, lapsed or was withdrawn' } },
  idempotency: 'optional',
})

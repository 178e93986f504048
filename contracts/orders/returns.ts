import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { cashiers, owners, readers, writers } from './access.ts'
import { Grade, Return, ReturnReason } from './return.ts'
import { LineId, OrderId, pageInput, pageOf, Quantity, Reason, ReturnId } from './values.ts'

const wrongState = {
  return_state: { status: 409, description: 'The return is not at the point where this can happen' },
} as const
const byId = { id: ReturnId }

export const requestReturn = defineMethod({
  ...owners,
  http: 'POST /v1/orders/:id/returns',
  summary: 'Ask to send something back',
  input: Type.Object({
    id: OrderId,
    lines: Type.Array(Type.Object({ lineId: LineId, quantity: Quantity, reason: ReturnReason }), {
      minItems: 1,
      maxItems: 100,
    }),
    resolution: Type.Union([Type.Literal('refund'), Type.Literal('exchange'), Type.Literal('store-credit')]),
    note: Type.Optional(Reason),
  }),
  output: Return,
  errors: {
    not_returnable: { status: 409, description: 'Not delivered, too long ago, or returned already' },
  },
  idempotency: 'optional',
  success: 201,
})

export const listMyReturns = defineMethod({
  ...owners,
  http: 'GET /v1/orders/:id/returns',
  summary: 'Returns of one of your orders',
  input: Type.Object({ id: OrderId }),
  output: Type.Object({ items: Type.Array(Return) }),
})

export const withdrawReturn = defineMethod({
  ...owners,
  http: 'POST /v1/orders/:id/returns/:returnId/withdraw',
  summary: 'Keep it after all',
  input: Type.Object({ id: OrderId, returnId: ReturnId }),
  output: Return,
  errors: wrongState,
  idempotency: 'optional',
})

export const listReturns = defineMethod({
  ...readers,
  http: 'GET /v1/admin/returns',
  summary: 'Returns, the newest first',
  input: Type.Object({ ...pageInput, status: Type.Optional(Type.String({ maxLength: 32 })) }),
  output: pageOf(Return),
})

export const getReturn = defineMethod({
  ...readers,
  http: 'GET /v1/admin/returns/:id',
  summary: 'One return',
  input: Type.Object(byId),
  output: Return,
  etag: true,
})

export const decideReturn = defineMethod({
  ...writers,
  http: 'POST /v1/admin/returns/:id/decision',
  summary: 'Approve or reject a request',
  input: Type.Object({ ...byId, approve: Type.Boolean(), reason: Type.Optional(Reason) }),
  output: Return,
  errors: wrongState,
  idempotency: 'optional',
})

export const receiveReturn = defineMethod({
  ...writers,
  http: 'POST /v1/admin/returns/:id/receipt',
  summary: 'What arrived',
  input: Type.Object({
    ...byId,
    lines: Type.Array(Type.Object({ lineId: LineId, quantity: Type.Integer({ minimum: 0 }) }), {
      minItems: 1,
      maxItems: 100,
    }),
  }),
  output: Return,
  errors: wrongState,
  idempotency: 'optional',
})

export const inspectReturn = defineMethod({
  ...cashiers,
  http: 'POST /v1/admin/returns/:id/inspection',
  summary: 'What is accepted, and what goes back on the shelf; refunds or exchanges',
  input: Type.Object({
    ...byId,
    locationId: Type.String({ minLength: 1, maxLength: 64, description: 'Where restocked units go' }),
    lines: Type.Array(
      Type.Object({
        lineId: LineId,
        accepted: Type.Integer({ minimum: 0 }),
        restock: Type.Boolean(),
        grade: Type.Optional(Grade),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  output: Return,
  errors: wrongState,
  idempotency: 'optional',
})

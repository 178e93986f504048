import type { Call } from '@stoa/kernel/call'

export const callWith = (idempotencyKey?: string, customer = 'cust_1'): Call => ({
  caller: 'edge',
  actor: { kind: 'customer', id: customer, emailVerified: true },
  requestId: 'req_1',
  deadline: Number.MAX_SAFE_INTEGER,
  idempotencyKey,
})

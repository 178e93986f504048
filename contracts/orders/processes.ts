import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { operators } from './access.ts'
import { Instant, pageInput, pageOf, Word } from './values.ts'

const Process = Type.Object({
  id: Type.String(),
  kind: Word(['checkout', 'cancel', 'refund', 'shipment', 'edit', 'exchange']),
  status: Word(['running', 'waiting', 'undoing', 'done', 'undone']),
  step: Type.String(),
  attempt: Type.Integer(),
  stuck: Type.Boolean({ description: 'At the same step for longer than it ever should take' }),
  error: Type.Optional(Type.String()),
  dueAt: Instant,
  startedAt: Instant,
})

const LogEntry = Type.Object({
  seq: Type.Integer(),
  step: Type.String(),
  outcome: Type.String(),
  at: Instant,
})

const byId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

export const listProcesses = defineMethod({
  ...operators,
  http: 'GET /v1/admin/order-processes',
  summary: 'Checkouts, cancellations, refunds and the like that are not finished, the oldest first',
  input: Type.Object({ ...pageInput, stuck: Type.Optional(Type.Boolean({ default: false })) }),
  output: pageOf(Process),
})

export const getProcess = defineMethod({
  ...operators,
  http: 'GET /v1/admin/order-processes/:id',
  summary: 'One of them, with every step it took',
  input: byId,
  output: Type.Object({ ...Process.properties, log: Type.Array(LogEntry) }),
})

export const redriveProcess = defineMethod({
  ...operators,
  http: 'POST /v1/admin/order-processes/:id/redrive',
  summary: 'Try the step at hand again, now',
  input: byId,
  output: Process,
})

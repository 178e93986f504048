import type { Tx } from '@stoa/platform/db'
import { defineJob, enqueue, type PayloadOf } from '@stoa/platform/jobs'
import { Type } from 'typebox'

export const webhookJob = defineJob(
  'payments.handle-webhook',
  Type.Object({ provider: Type.String(), eventId: Type.String() }),
)

export const planWebhook = (tx: Tx, payload: PayloadOf<typeof webhookJob>) => enqueue(tx, webhookJob, payload)

import { traceIdOf } from '@stoa/platform/telemetry'
import type { MessageRow } from './message.ts'

export function viewOfMessage(row: MessageRow) {
  const { id, template, status, attempts, eventId, eventType, messageId, createdAt } = row
  const traceId = traceIdOf(row.traceparent ?? undefined)
  const known = {
    ...{ reason: row.reason, customerId: row.customerId, orderId: row.orderId, language: row.language },
    ...{ recipient: row.recipient, subject: row.subject, resendOf: row.resendOf, sentAt: row.sentAt },
    nextAttemptAt: status === 'queued' ? row.nextAttemptAt : null,
  }
  return {
    ...{ id, template, status, attempts, eventId, eventType, messageId, createdAt },
    ...present(known),
    ...(traceId !== undefined && { traceId }),
  }
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** What is null in a row is absent in an answer. */
const present = <T extends object>(row: T): Present<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>

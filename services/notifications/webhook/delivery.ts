export type DeliveryRow = {
  readonly id: string
  readonly webhookId: string
  readonly eventId: string
  readonly eventType: string
  readonly traceparent: string | null
  readonly status: 'pending' | 'delivered' | 'failed'
  readonly reason: string | null
  readonly attempts: number
  readonly round: number
  readonly nextAttemptAt: string | null
  readonly lastStatus: number | null
  readonly createdAt: string
  readonly deliveredAt: string | null
}

export function viewOfDelivery(row: DeliveryRow) {
  const { id, webhookId, eventId, eventType, status, reason, attempts, createdAt } = row
  return {
    ...{ id, webhookId, eventId, eventType, status, attempts, createdAt },
    ...(reason !== null && { reason }),
    ...(row.lastStatus !== null && { lastStatus: row.lastStatus }),
    ...(row.nextAttemptAt !== null && status === 'pending' && { nextAttemptAt: row.nextAttemptAt }),
    ...(row.deliveredAt !== null && { deliveredAt: row.deliveredAt }),
  }
}

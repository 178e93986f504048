export const messageColumns = `id, key, message_id as "messageId", template, event_id as "eventId", event_type as "eventType", refs,
  customer_id as "customerId", order_id as "orderId", resend_of as "resendOf", traceparent, status, reason, attempts,
  next_attempt_at as "nextAttemptAt", recipient, subject, language, created_at as "createdAt", sent_at as "sentAt"`

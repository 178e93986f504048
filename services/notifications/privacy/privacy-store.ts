import { type Queries, statement, type Tx } from '@stoa/platform/db'

/** Whether it waits to be sent or was sent: whom it went to is forgotten, that it was sent stays. */
const forget = statement<{ messageId: string }>(
  'notifications.forget-messages',
  `update messages set recipient = null, subject = null, customer_id = null, refs = '{}',
     status = case status when 'queued' then 'suppressed' else status end,
     reason = case status when 'queued' then 'the customer was erased' else reason end
    where customer_id = $1 returning message_id as "messageId"`,
)
const forgetPlaced = statement(
  'notifications.forget-placed-orders',
  'update placed_orders set customer_id = null where customer_id = $1',
)
const claimed = statement(
  'notifications.claim-order',
  'update messages set customer_id = $2 where order_id = $1 and customer_id is null',
)
const known = statement<Known>(
  'notifications.messages-of-customer',
  `select id, template, status, recipient, subject, language, created_at as "createdAt", sent_at as "sentAt"
     from messages where customer_id = $1 order by id`,
)

type Known = {
  readonly id: string
  readonly template: string
  readonly status: string
  readonly recipient: string | null
  readonly subject: string | null
  readonly language: string | null
  readonly createdAt: string
  readonly sentAt: string | null
}

export async function forgetMessages(tx: Tx, customerId: string): Promise<string[]> {
  await tx.run(forgetPlaced, [customerId])
  return (await tx.all(forget, [customerId])).map(({ messageId }) => messageId)
}
export const findMessagesOf = (db: Queries, customerId: string) => db.all(known, [customerId])
export const giveToCustomer = (tx: Tx, orderId: string, customerId: string) =>
  tx.run(claimed, [orderId, customerId])

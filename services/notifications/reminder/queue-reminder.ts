import type { cartAbandoned } from '@stoa/contracts/cart'
import type { EventOf } from '@stoa/kernel/event'
import type { Tx } from '@stoa/platform/db'
import type { Notifications } from '../deps.ts'
import { queueMessage } from '../message/queue-message.ts'
import { takeReminder } from './reminder-store.ts'

/** One mail for each rest of a cart, and one a week for each customer, however many carts and devices they have. */
export async function queueReminder(
  tx: Tx,
  deps: Notifications,
  { type, data, aggregateVersion, occurredAt, traceparent }: EventOf<typeof cartAbandoned>,
): Promise<void> {
  const { cartId, customerId } = data
  if (!(await takeReminder(tx, customerId, deps.clock))) return
  const cause = { id: `${cartId} ${aggregateVersion}`, type, occurredAt, traceparent }
  const refs = { customerId, cartId, cartVersion: aggregateVersion }
  await queueMessage(tx, deps, cause, { template: 'cart-reminder', refs })
}

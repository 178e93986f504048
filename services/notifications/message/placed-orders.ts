import { type Queries, statement, type Tx } from '@stoa/platform/db'

const insert = statement(
  'notifications.insert-placed-order',
  `insert into placed_orders (order_id, checkout_id, customer_id, placed_at) values ($1, $2, $3, $4) on conflict do nothing`,
)
const find = statement<PlacedOrder>(
  'notifications.find-placed-order',
  `select order_id as "orderId", customer_id as "customerId", placed_at as "placedAt" from placed_orders
    where checkout_id = $1 or order_id = $1`,
)

type PlacedOrder = { readonly orderId: string; readonly customerId: string | null; readonly placedAt: string }
type Placed = { readonly orderId: string; readonly checkoutId: string; readonly customerId?: string }

export const rememberOrder = (tx: Tx, { orderId, checkoutId, customerId }: Placed, placedAt: string) =>
  tx.run(insert, [orderId, checkoutId, customerId ?? null, placedAt])

/** By what payments call it: the checkout it came of, or the order itself for the payment of an edit. */
export const findPlacedOrder = (db: Queries, orderRef: string) => db.maybe(find, [orderRef])

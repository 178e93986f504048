import { statement, type Tx } from '@stoa/platform/db'
import { type SagaWrite, sagaSaveCte, sagaSaveParams } from '@stoa/platform/saga'
import type { CheckoutRow } from '../checkout/checkout.ts'
import type { OrderRow } from '../order/order.ts'
import { type Story, storyParams } from '../order/order-store.ts'
import { countOneCtes, countOneParams, type OneCounted } from '../order/stats.ts'

/**
 * A transaction's writes as one statement: 59 µs of PostgreSQL's time for each that is not sent alone. All parameters
 * are known before, so nothing is read from what was written but whether it was.
 */
const placed = (counts: string) => `with moved as (
    update checkouts set status = 'completed', action = null, failure = null, order_id = $1, order_number = $2,
           version = version + 1
     where id = $3 and version = $27 returning id
  ), ${sagaSaveCte(28)}, noted as (
    insert into order_history (order_id, seq, at, kind, actor, status, data) values ($1, 1, $18, $19, $20, $8, $21)
  ), told as (
    insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
    values ($22, $23, $24, $1, 1, $18, $11, $25, $26)
  )${counts}
  insert into orders (id, number, checkout_id, cart_id, owner, customer_id, email, status, payment_status, fulfilment_status,
                      channel, currency, language, total, units, doc, placed_at, version)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::bigint, $15::integer, $16::json, $17::timestamptz, 1
    from moved, saved`
const place = statement('orders.place', placed(''))
const placeOne = statement(
  'orders.place-one',
  placed(`, ${countOneCtes({ at: 43, order: '$1', channel: '$11', currency: '$12', email: '$7' })}`),
)

const capture = statement(
  'orders.capture',
  `with changed as (
     update orders set payment_status = $3, doc = $4, version = version + 1 where id = $1 and version = $2 returning id
   ), ${sagaSaveCte(18)}, told as (
     insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
     values ($9, $10, $11, $1, $2 + 1, $5, $14, $12, $13)
   ), owed as (
     insert into invoice_demands (reference, order_id, kind, amount, asked_at) values ($1, $1, 'invoice', $15, $5)
     on conflict (reference) do nothing
   )
   insert into order_history (order_id, seq, at, kind, actor, status, data)
   select changed.id, $16::integer, $5, $6, $7, $17, $8::json from changed, saved`,
)

type Placed = {
  readonly order: OrderRow
  readonly checkout: Pick<CheckoutRow, 'version'>
  readonly story: Story
  /** What the figures of the hour and the day grow by, where it is of one line. */
  readonly counted: OneCounted | undefined
}

/** The order, its history and event, its figures, its checkout and its saga. False where one of the two last was another. */
export const writePlaced = async (
  tx: Tx,
  { order, checkout, story, counted }: Placed,
  saga: SagaWrite,
): Promise<boolean> =>
  1 ===
  (await tx.run(counted ? placeOne : place, [
    ...[order.id, order.number, order.checkoutId, order.cartId, order.owner, order.customerId, order.email],
    ...[order.status, order.paymentStatus, order.fulfilmentStatus, order.channel, order.currency],
    ...[order.language, order.total, order.units, JSON.stringify(order.doc), order.placedAt],
    ...[...storyParams(story), checkout.version, ...sagaSaveParams(saga)],
    ...(counted ? countOneParams(counted) : []),
  ]))

/** All of the money is taken: the order, its history and event, the invoice that it is owed, and the saga. */
export const writeCaptured = async (
  tx: Tx,
  order: OrderRow,
  story: Story,
  saga: SagaWrite,
): Promise<boolean> =>
  1 ===
  (await tx.run(capture, [
    ...[order.id, order.version, order.paymentStatus, JSON.stringify(order.doc), ...storyParams(story)],
    ...[order.channel, order.total, order.version + 1, order.status, ...sagaSaveParams(saga)],
  ]))

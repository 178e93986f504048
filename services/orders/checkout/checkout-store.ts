import { checkoutStarted } from '@stoa/contracts/orders'
import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { outboxInsertCte } from '@stoa/platform/events'
import { type Saved, sagaInsertFrom, sagaParams } from '@stoa/platform/saga'
import type { CheckoutForm, CheckoutRow } from './checkout.ts'
import type { Quote } from './quote.ts'

const columns = `id, status, version, owner, cart_id as "cartId", channel, currency, form, quote, attempt, action, failure,
  order_id as "orderId", order_number as "orderNumber", expires_at as "expiresAt", created_at as "createdAt"`

const insert = statement<{ id: string }>(
  'orders.insert-checkout',
  `with made as (
     insert into checkouts (id, status, owner, cart_id, channel, currency, form, quote, expires_at, created_at)
     values ($1, 'open', $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (cart_id) where status not in ('cancelled', 'expired') do nothing returning *
   ), ${outboxInsertCte(checkoutStarted, {
     from: 'made',
     ...{
       id: '$10',
       aggregateId: 'id',
       aggregateVersion: 'version',
       occurredAt: 'created_at',
       channel: 'channel',
     },
     ...{ data: '$11::json', traceparent: '$12' },
   })}
   select id from made`,
)
const ofCart = statement<CheckoutRow>(
  'orders.checkout-of-cart',
  `select ${columns} from checkouts where cart_id = $1 and status not in ('cancelled', 'expired')`,
)
const find = statement<CheckoutRow>('orders.find-checkout', `select ${columns} from checkouts where id = $1`)
const write = statement<CheckoutRow>(
  'orders.write-checkout',
  `update checkouts set form = $3, quote = $4, expires_at = $5, owner = $6, failure = null, version = version + 1
    where id = $1 and version = $2 and status = 'open' returning ${columns}`,
)
/**
 * Whoever is first begins, with the first intent written down and a number for the order; the others find it begun. `$3`
 * is 'open': said as a constant, all checkouts that are due are looked through for this one.
 */
export const claim = statement<{ sequence: number }>(
  'orders.claim-checkout',
  `with claimed as (
     update checkouts set status = 'completing', attempt = attempt + 1, failure = null, action = null, version = version + 1
      where id = $1 and version = $2 and status = $3 returning id
   ) ${sagaInsertFrom('claimed', 4)} returning nextval('order_numbers') as sequence`,
)
/** The price is hardly ever another than the buyer was shown a moment ago: then the row stays as it is. */
const keepQuote = statement(
  'orders.keep-quote',
  'update checkouts set quote = $2::text::json where id = $1 and quote::text <> $2::text',
)
/** With the number of the order that it becomes. */
export type NumberedCheckout = CheckoutRow & { readonly sequence: number }
const findNumbered = statement<NumberedCheckout>(
  'orders.find-numbered-checkout',
  `select ${columns}, nextval('order_numbers') as sequence from checkouts where id = $1`,
)
const move = statement(
  'orders.move-checkout',
  `update checkouts set status = $2, action = $3, failure = $4, order_id = coalesce($5, order_id),
          order_number = coalesce($6, order_number), expires_at = greatest(expires_at, $7), version = version + 1
    where id = $1`,
)
const end = statement<{ id: string }>(
  'orders.end-checkout',
  `update checkouts set status = $2, version = version + 1 where id = $1 and status = 'open' returning id`,
)
const expire = statement<{ id: string }>(
  'orders.expire-checkouts',
  `update checkouts set status = 'expired', version = version + 1
    where status = 'open' and ctid = any(array(
      select ctid from checkouts where status = 'open' and expires_at <= $1 limit 500 for update skip locked))
   returning id`,
)

type NewCheckout = Pick<
  CheckoutRow,
  'id' | 'owner' | 'cartId' | 'channel' | 'currency' | 'form' | 'quote' | 'expiresAt' | 'createdAt'
>

type Told = { readonly id: string; readonly data: object; readonly traceparent: string | undefined }

/** Undefined when the cart has a checkout. It begins together with its event. */
export async function insertCheckout(
  db: Queries,
  row: NewCheckout,
  told: Told,
): Promise<CheckoutRow | undefined> {
  const made = await db.maybe(insert, [
    ...[row.id, row.owner, row.cartId, row.channel, row.currency],
    ...[JSON.stringify(row.form), JSON.stringify(row.quote), row.expiresAt, row.createdAt],
    ...[told.id, JSON.stringify(told.data), told.traceparent ?? null],
  ])
  return made && { ...row, ...begun }
}

const begun = {
  status: 'open',
  version: 1,
  attempt: 0,
  action: null,
  failure: null,
  orderId: null,
  orderNumber: null,
} as const

export const findCheckout = (db: Queries, id: string) => db.maybe(find, [id])
export const findNumberedCheckout = (tx: Tx, id: string) => tx.maybe(findNumbered, [id])
export const findCheckoutOfCart = (db: Queries, cartId: string) => db.maybe(ofCart, [cartId])

export type Written = {
  readonly form: CheckoutForm
  readonly quote: Quote
  readonly expiresAt: string
  readonly owner: string
}
export const writeCheckout = (tx: Tx, id: string, version: number, written: Written) =>
  tx.maybe(write, [
    ...[id, version, JSON.stringify(written.form), JSON.stringify(written.quote)],
    ...[written.expiresAt, written.owner],
  ])
/** What it is once it is claimed: the state of the saga that begins with it. */
export const claimedOf = (row: CheckoutRow): CheckoutRow => ({
  ...row,
  ...{
    status: 'completing',
    attempt: row.attempt + 1,
    version: row.version + 1,
    failure: null,
    action: null,
  },
})
/** Undefined when somebody else was first: then nothing is written. */
export async function claimCheckout<S>(
  db: Queries,
  row: CheckoutRow,
  saga: Saved<S>,
): Promise<NumberedCheckout | undefined> {
  const claimed = await db.maybe(claim, [row.id, row.version, 'open', ...sagaParams(saga)])
  return claimed && { ...claimedOf(row), ...claimed }
}
export const keepQuoteOf = (tx: Tx, id: string, quote: unknown) =>
  tx.run(keepQuote, [id, JSON.stringify(quote)])

export type Move = {
  readonly status: CheckoutRow['status']
  readonly action?: CheckoutRow['action'] | undefined
  readonly failure?: CheckoutRow['failure'] | undefined
  readonly orderId?: string
  readonly orderNumber?: string
  readonly expiresAt?: string
}
export const moveCheckout = (tx: Tx, id: string, to: Move) =>
  tx.run(move, [
    ...[id, to.status, to.action ? JSON.stringify(to.action) : null],
    ...[to.failure ? JSON.stringify(to.failure) : null, to.orderId ?? null, to.orderNumber ?? null],
    to.expiresAt ?? '-infinity',
  ])
export const endCheckout = (tx: Tx, id: string, status: 'cancelled' | 'expired') =>
  tx.maybe(end, [id, status])
export const expireCheckouts = (tx: Tx, now: string) => tx.all(expire, [now])

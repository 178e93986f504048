import { invoiceIssued } from '@stoa/contracts/orders'
import { statement, type Tx } from '@stoa/platform/db'
import { outboxInsertCte } from '@stoa/platform/events'

export type DemandRow = {
  readonly reference: string
  readonly orderId: string
  readonly kind: 'invoice' | 'credit-note'
  readonly amount: number
}
/** A document with its number, and what is told of it. */
export type IssuedRow = DemandRow & {
  readonly id: string
  readonly number: string
  readonly currency: string
  readonly doc: object
  readonly version: number
  readonly eventId: string
  readonly told: object
}

const columns = 'reference, order_id as "orderId", kind, amount'
/** One look for a portion: looked for one by one, each passes all that wait. */
const oldest = statement<DemandRow>(
  'orders.oldest-demands',
  `select ${columns} from invoice_demands order by asked_at, reference limit $1 for update skip locked`,
)
const owed = statement<DemandRow>(
  'orders.demands-of-order',
  `select ${columns} from invoice_demands where order_id = $1 order by asked_at, reference for update`,
)
const count = statement<{ last: number }>(
  'orders.count-invoices',
  'update invoice_series set last = last + $2 where series = $1 returning last',
)
const write = statement<{ id: string }>(
  'orders.write-issued',
  `with issued as (
     select * from json_to_recordset($1) as one (reference text, "orderId" text, kind text, amount bigint, id text, number text,
                                                 currency text, doc json, version integer, "eventId" text, told json)
   ), met as (
     delete from invoice_demands where reference in (select reference from issued) returning reference
   ), kept as (
     insert into invoices (id, order_id, kind, number, reference, total, currency, issued_at, doc)
     select id, "orderId", kind, number, reference, amount, currency, $2, doc from issued join met using (reference)
   ), changed as (
     update orders set version = orders.version + 1 from issued
      where orders.id = issued."orderId" and orders.version = issued.version
     returning orders.id, orders.version, status, channel, issued.number, "eventId", told
   ), noted as (
     insert into order_history (order_id, seq, at, kind, actor, status, data)
     select id, version, $2, 'invoice-issued', $3, status, json_build_object('number', number) from changed
   ), ${outboxInsertCte(invoiceIssued, {
     from: 'changed',
     ...{
       id: '"eventId"',
       aggregateId: 'id',
       aggregateVersion: 'version',
       occurredAt: '$2',
       channel: 'channel',
     },
     data: 'told',
   })}
   select changed.id from changed, met, issued
    where changed.id = issued."orderId" and met.reference = issued.reference`,
)

export const takeDemands = (tx: Tx, limit: number) => tx.all(oldest, [limit])
export const takeOwed = (tx: Tx, orderId: string) => tx.all(owed, [orderId])

/** The last of so many numbers. They are without gaps, so the series is locked until the commit. */
export const takeNumbers = async (tx: Tx, series: string, howMany: number): Promise<number> =>
  (await tx.one(count, [series, howMany])).last

/** At most one document an order: each is a version of it. */
export async function writeIssued(
  tx: Tx,
  rows: readonly IssuedRow[],
  at: string,
  actor: string,
): Promise<void> {
  const written = await tx.all(write, [JSON.stringify(rows), at, actor])
  if (written.length !== rows.length)
    throw new Error(
      `${rows.length - written.length} of ${rows.length} documents met an order without its lock`,
    )
}

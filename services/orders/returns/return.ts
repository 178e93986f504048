import type { Return } from '@stoa/contracts/orders'
import { defineMachine } from '@stoa/kernel/state-machine'
import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Static } from 'typebox'

export type ReturnLine = {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  readonly reason: string
  readonly received?: number
  readonly accepted?: number
  readonly restock?: boolean
  /** What inspection saw. */
  readonly grade?: string
}
export type ReturnDoc = {
  readonly resolution: 'refund' | 'exchange' | 'store-credit'
  readonly lines: readonly ReturnLine[]
  readonly note: string
  readonly refundId?: string
  readonly refund?: { readonly amount: number; readonly currency: string }
  readonly exchangeOrderId?: string
}
export type ReturnRow = {
  readonly id: string
  readonly orderId: string
  readonly status: string
  readonly doc: ReturnDoc
  readonly version: number
  readonly requestedAt: string
}

export const returnMachine = defineMachine({
  requested: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: { receive: 'received', withdraw: 'withdrawn' },
  received: { inspect: 'inspected' },
  inspected: { refund: 'refunded', exchange: 'exchanged' },
  rejected: {},
  withdrawn: {},
  refunded: {},
  exchanged: {},
})

const columns = 'id, order_id as "orderId", status, doc, version, requested_at as "requestedAt"'
const find = statement<ReturnRow>('orders.find-return', `select ${columns} from returns where id = $1`)
const lock = statement<ReturnRow>(
  'orders.lock-return',
  `select ${columns} from returns where id = $1 for update`,
)
const ofOrder = statement<ReturnRow>(
  'orders.returns-of-order',
  `select ${columns} from returns where order_id = $1 order by id`,
)
const page = statement<ReturnRow>(
  'orders.list-returns',
  `select ${columns} from returns where id < $1 and ($3::text is null or status = $3) order by id desc limit $2`,
)
const insert = statement(
  'orders.insert-return',
  `insert into returns (id, order_id, status, doc, version, requested_at) values ($1, $2, 'requested', $3, 1, $4)`,
)
const update = statement(
  'orders.update-return',
  'update returns set status = $2, doc = $3, version = version + 1 where id = $1',
)

export const findReturn = (db: Queries, id: string) => db.maybe(find, [id])
export const lockReturn = (tx: Tx, id: string) => tx.maybe(lock, [id])
export const returnsOf = (db: Queries, orderId: string) => db.all(ofOrder, [orderId])
export const listReturnRows = (db: Queries, before: string, limit: number, status: string | undefined) =>
  db.all(page, [before, limit, status ?? null])
export const insertReturn = (tx: Tx, row: Pick<ReturnRow, 'id' | 'orderId' | 'doc' | 'requestedAt'>) =>
  tx.run(insert, [row.id, row.orderId, JSON.stringify(row.doc), row.requestedAt])

export async function updateReturn(tx: Tx, row: ReturnRow): Promise<ReturnRow> {
  await tx.run(update, [row.id, row.status, JSON.stringify(row.doc)])
  return { ...row, version: row.version + 1 }
}

export const returnView = ({ doc, ...row }: ReturnRow): Static<typeof Return> => ({
  ...row,
  ...doc,
  lines: [...doc.lines],
})

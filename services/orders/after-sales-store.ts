import { type Queries, statement, type Tx } from '@stoa/platform/db'

/** Shipments, refunds and edits: an id, an order, a status, and a document that is read and written with it. */
export type Kept<D> = {
  readonly id: string
  readonly orderId: string
  readonly status: string
  readonly doc: D
  readonly createdAt: string
}

export function keptIn<D>(table: 'shipments' | 'refunds' | 'order_edits') {
  const columns = 'id, order_id as "orderId", status, doc, created_at as "createdAt"'
  const name = table.replace('_', '-')
  const insert = statement(
    `orders.insert-${name}`,
    `insert into ${table} (id, order_id, status, doc, created_at) values ($1, $2, $3, $4, $5)`,
  )
  const find = statement<Kept<D>>(`orders.find-${name}`, `select ${columns} from ${table} where id = $1`)
  const lock = statement<Kept<D>>(
    `orders.lock-${name}`,
    `select ${columns} from ${table} where id = $1 for update`,
  )
  const ofOrder = statement<Kept<D>>(
    `orders.${name}-of-order`,
    `select ${columns} from ${table} where order_id = $1 order by id`,
  )
  const update = statement(`orders.update-${name}`, `update ${table} set status = $2, doc = $3 where id = $1`)
  return {
    insert: (tx: Tx, row: Kept<D>) =>
      tx.run(insert, [row.id, row.orderId, row.status, JSON.stringify(row.doc), row.createdAt]),
    find: (db: Queries, id: string) => db.maybe(find, [id]),
    lock: (tx: Tx, id: string) => tx.maybe(lock, [id]),
    ofOrder: (db: Queries, orderId: string) => db.all(ofOrder, [orderId]),
    update: (tx: Tx, row: Pick<Kept<D>, 'id' | 'status' | 'doc'>) =>
      tx.run(update, [row.id, row.status, JSON.stringify(row.doc)]),
  }
}

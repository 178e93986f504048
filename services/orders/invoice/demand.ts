import { statement, type Tx } from '@stoa/platform/db'

const insert = statement(
  'orders.demand-document',
  `insert into invoice_demands (reference, order_id, kind, amount, asked_at) values ($1, $2, $3, $4, $5)
   on conflict (reference) do nothing`,
)

export type Demand = {
  readonly kind: 'invoice' | 'credit-note'
  readonly orderId: string
  readonly amount: number
  /** The order, or the refund: one document for each. */
  readonly reference: string
  readonly at: string
}

/** Numbers are given by a job: the one counter of a series would make all buyers queue. */
export const demandDocument = (tx: Tx, { reference, orderId, kind, amount, at }: Demand): Promise<number> =>
  tx.run(insert, [reference, orderId, kind, amount, at])

import { type Queries, statement } from '@stoa/platform/db'
import type { Difference } from '../reconcile/compare.ts'

export type Reconciliation = {
  readonly id: string
  readonly provider: string
  readonly from: string
  readonly until: string
  readonly compared: number
  readonly differences: readonly Difference[]
  readonly at: string
}

const insertOne = statement(
  'payments.insert-reconciliation',
  `insert into reconciliations (id, provider, since, until, compared, differences, at) values ($1, $2, $3, $4, $5, $6, $7)`,
)
const page = statement<Reconciliation>(
  'payments.list-reconciliations',
  `select id, provider, since as "from", until, compared, differences, at from reconciliations
    where (at, id) < ($1, $2) order by at desc, id desc limit $3`,
)

export const addReconciliation = (db: Queries, r: Reconciliation) =>
  db.run(insertOne, [r.id, r.provider, r.from, r.until, r.compared, JSON.stringify(r.differences), r.at])

export const listReconciliations = (
  db: Queries,
  before: { readonly at: string; readonly id: string },
  limit: number,
) => db.all(page, [before.at, before.id, limit])

import { statement, type Tx } from '@stoa/platform/db'
import { diff } from '../product/diff.ts'
import type { WriteContext } from '../write-context.ts'

export type Audited = {
  readonly action: string
  readonly entity: string
  readonly before?: unknown
  readonly after?: unknown
}

const insertAudit = statement(
  'catalog.insert-audit',
  `insert into audit (at, actor, action, entity, changes)
   select $1, $2, * from unnest($3::text[], $4::text[], $5::json[])`,
)

/** In the transaction of the change: there is no change without its row. */
export async function writeAudit(
  tx: Tx,
  entries: readonly Audited[],
  { actor, clock }: WriteContext,
): Promise<void> {
  if (entries.length === 0) return
  await tx.run(insertAudit, [
    clock.iso(),
    actor,
    entries.map(({ action }) => action),
    entries.map(({ entity }) => entity),
    entries.map(entry => JSON.stringify(changesOf(entry))),
  ])
}

/** What appears or disappears whole is one change at the root. */
const changesOf = ({ before, after }: Audited) =>
  before === undefined || after === undefined
    ? [{ path: '', before: before ?? null, after: after ?? null }]
    : diff(before, after)

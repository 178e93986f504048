import type { Import } from '@stoa/contracts/catalog'
import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Static } from 'typebox'
import type { Problem } from '../product/product.ts'
import type { ImportItem } from './import-item.ts'

export type ImportState = Static<typeof Import> & { readonly doneRow: number; readonly actor: string }
type Row = Omit<ImportState, 'detail' | 'finishedAt'> & { detail: string | null; finishedAt: string | null }

const columns = `id, status, format, dry_run as "dryRun", publish, actor, total, processed, created, updated, unchanged, failed,
  detail, created_at as "createdAt", finished_at as "finishedAt", done_row as "doneRow"`

const insert = statement(
  'catalog.insert-import',
  `insert into imports (id, status, format, dry_run, publish, actor, created_at) values ($1, 'receiving', $2, $3, $4, $5, $6)`,
)
const addRows = statement(
  'catalog.add-import-rows',
  'insert into import_rows (import_id, row, product) select $1, * from unnest($2::int[], $3::json[])',
)
const addErrors = statement(
  'catalog.add-import-errors',
  'insert into import_errors (import_id, row, pointer, detail) select $1, * from unnest($2::int[], $3::text[], $4::text[])',
)
const finishReceiving = statement(
  'catalog.import-received',
  `update imports set status = $2, total = $3, failed = $4, processed = $4, detail = $5, finished_at = $6 where id = $1 and status = 'receiving'`,
)
const readOne = statement<Row>('catalog.read-import', `select ${columns} from imports where id = $1`)
const lockOne = statement<Row>(
  'catalog.lock-import',
  `select ${columns} from imports where id = $1 for update`,
)
const readMany = statement<Row>(
  'catalog.list-imports',
  `select ${columns} from imports where id < $1 order by id desc limit $2`,
)
const readRows = statement<{ row: number; product: ImportItem }>(
  'catalog.read-import-rows',
  'select row, product from import_rows where import_id = $1 and row > $2 order by row limit $3',
)
const advance = statement(
  'catalog.advance-import',
  `update imports set status = 'running', done_row = $2, processed = processed + $3, created = created + $4,
     updated = updated + $5, unchanged = unchanged + $6, failed = failed + $7 where id = $1`,
)
const finish = statement(
  'catalog.finish-import',
  `update imports set status = $2, detail = $3, finished_at = $4
    where id = $1 and status in ('receiving', 'queued', 'running')`,
)
const dropRows = statement('catalog.drop-import-rows', 'delete from import_rows where import_id = $1')

const toState = ({ detail, finishedAt, ...row }: Row): ImportState => ({
  ...row,
  ...(detail === null ? {} : { detail }),
  ...(finishedAt === null ? {} : { finishedAt }),
})
export const shownImport = ({ doneRow: _, actor: __, ...shown }: ImportState): Static<typeof Import> => shown

export type NewImport = {
  id: string
  format: string
  dryRun: boolean
  publish: boolean
  actor: string
  now: string
}
export const insertImport = (
  db: Queries,
  { id, format, dryRun, publish, actor, now }: NewImport,
): Promise<number> => db.run(insert, [id, format, dryRun, publish, actor, now])

export const addImportRows = (db: Queries, id: string, rows: readonly { row: number; item: ImportItem }[]) =>
  db.run(addRows, [id, rows.map(({ row }) => row), rows.map(({ item }) => JSON.stringify(item))])

export type RowProblem = Problem & { readonly row: number }
export async function addImportErrors(
  db: Queries,
  id: string,
  problems: readonly RowProblem[],
): Promise<void> {
  if (problems.length === 0) return
  const pointers = problems.map(({ pointer }) => pointer)
  await db.run(addErrors, [
    id,
    problems.map(({ row }) => row),
    pointers,
    problems.map(({ detail }) => detail),
  ])
}

export type Received = { status: string; total: number; failed: number; detail?: string; now?: string }
export const finishReceipt = (tx: Queries, id: string, { status, total, failed, detail, now }: Received) =>
  tx.run(finishReceiving, [id, status, total, failed, detail ?? null, now ?? null])

export async function loadImport(db: Queries, id: string): Promise<ImportState | undefined> {
  const row = await db.maybe(readOne, [id])
  return row && toState(row)
}
export async function lockImport(tx: Tx, id: string): Promise<ImportState | undefined> {
  const row = await tx.maybe(lockOne, [id])
  return row && toState(row)
}
export const loadImports = async (db: Queries, before: string, limit: number): Promise<ImportState[]> =>
  (await db.all(readMany, [before, limit])).map(toState)

export const nextRows = (tx: Tx, { id, doneRow }: ImportState, limit: number) =>
  tx.all(readRows, [id, doneRow, limit])

export type Tally = Readonly<Record<'created' | 'updated' | 'unchanged' | 'failed', number>>
export const advanceImport = (tx: Tx, id: string, doneRow: number, count: number, tally: Tally) =>
  tx.run(advance, [id, doneRow, count, tally.created, tally.updated, tally.unchanged, tally.failed])

/** What has ended stays as it ended. */
export async function finishImport(
  tx: Queries,
  id: string,
  status: string,
  now: string,
  detail?: string,
): Promise<void> {
  await tx.run(finish, [id, status, detail ?? null, now])
  await tx.run(dropRows, [id])
}

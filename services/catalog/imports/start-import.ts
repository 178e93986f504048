import type { catalogContract } from '@stoa/contracts/catalog'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { compileValidator, type Validator } from '@stoa/platform/contract'
import { listAttributeDefinitions } from '../attribute/attribute-store.ts'
import type { CatalogDeps, Plans } from '../deps.ts'
import { ImportItem } from './import-item.ts'
import {
  addImportErrors,
  addImportRows,
  finishReceipt,
  insertImport,
  loadImport,
  type RowProblem,
  shownImport,
} from './import-store.ts'
import { readCsv } from './read-csv.ts'
import { type Parsed, readNdjson } from './read-ndjson.ts'

const chunkSize = 200

/** Takes the body as it arrives, row by row; the job works it off when it is complete. */
export function startImport(deps: CatalogDeps, plans: Plans): Handler<typeof catalogContract, 'startImport'> {
  const validate = compileValidator(ImportItem, { unknownFields: 'reject' })
  return async ({ format = 'ndjson', dryRun = false, publish = false }, call) => {
    const { db, clock, ids } = deps
    if (!call.body) throw new PlatformError('malformed_request', { detail: 'Send the file as the body' })
    const id = ids.next('imp')
    await insertImport(db, { id, format, dryRun, publish, actor: principalOf(call.actor), now: clock.iso() })
    try {
      const counts = await receive(deps, id, await reader(deps, format, call.body), validate)
      await db.tx(async tx => {
        await finishReceipt(tx, id, { status: 'queued', ...counts })
        await plans.runImport(tx, id)
      })
    } catch (error) {
      const detail = 'The file did not arrive whole'
      await finishReceipt(db, id, { status: 'failed', total: 0, failed: 0, detail, now: clock.iso() })
      throw error
    }
    return ok(shownImport((await loadImport(db, id))!))
  }
}

async function reader({ db, config }: CatalogDeps, format: string, body: AsyncIterable<Uint8Array>) {
  if (format === 'ndjson') return readNdjson(body)
  const attributes = new Map(
    (await listAttributeDefinitions(db)).map(definition => [definition.code, definition]),
  )
  return readCsv(body, { language: config.languages[0], attributes })
}

type Item = { row: number; item: ImportItem }

async function receive({ db }: CatalogDeps, id: string, rows: AsyncIterable<Parsed>, validate: Validator) {
  let items: Item[] = []
  let problems: RowProblem[] = []
  let total = 0
  let failed = 0
  const flush = async () => {
    if (items.length > 0) await addImportRows(db, id, items)
    await addImportErrors(db, id, problems)
    items = []
    problems = []
  }
  for await (const parsed of rows) {
    const wrong = problemsOf(parsed, validate)
    total += 1
    if (wrong.length > 0) failed += 1
    // Validated just above: the value has the schema's shape.
    else items.push({ row: parsed.row, item: (parsed as { value: ImportItem }).value })
    problems.push(...wrong)
    if (items.length >= chunkSize || problems.length >= chunkSize) await flush()
  }
  await flush()
  return { total, failed }
}

const price = /^\/variants\/\d+\/prices\/\d+\/(amount|compareAtAmount)$/

function problemsOf(parsed: Parsed, validate: Validator): RowProblem[] {
  const { row } = parsed
  if ('problem' in parsed) return [{ row, pointer: '', detail: parsed.problem }]
  return (validate(parsed.value) ?? []).map(({ pointer, detail }) => ({
    ...{ row, pointer },
    detail: price.test(pointer) ? `${detail}: prices are in minor units, so 12.50 is written 1250` : detail,
  }))
}

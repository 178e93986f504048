import type { CatalogDeps } from '../deps.ts'
import type { SearchIndex } from '../search/port.ts'
import { type ImportOutcome, importBatch } from './import-batch.ts'
import {
  addImportErrors,
  advanceImport,
  finishImport,
  lockImport,
  nextRows,
  type Tally,
} from './import-store.ts'

const batchSize = 200

/** One batch with its progress in one transaction, so that a crash repeats nothing. Answers whether there is more. */
export const runImportStep = (deps: CatalogDeps, id: string, index: SearchIndex): Promise<boolean> =>
  deps.db.tx(async tx => {
    const state = await lockImport(tx, id)
    if (!state || (state.status !== 'queued' && state.status !== 'running')) return false
    const rows = await nextRows(tx, state, batchSize)
    if (rows.length === 0) {
      await finishImport(tx, id, 'succeeded', deps.clock.iso())
      return false
    }
    const { clock, ids, config } = deps
    const outcomes = await importBatch(
      tx,
      rows.map(({ product }) => product),
      {
        languages: config.languages,
        index,
        context: { actor: state.actor, clock, ids },
        publish: state.publish,
        dryRun: state.dryRun,
      },
    )
    const problems = outcomes.flatMap((outcome, at) =>
      outcome.status === 'failed'
        ? outcome.problems.map(problem => ({ row: rows[at]!.row, ...problem }))
        : [],
    )
    await addImportErrors(tx, id, problems)
    await advanceImport(tx, id, rows.at(-1)!.row, rows.length, tallyOf(outcomes))
    return true
  })

function tallyOf(outcomes: readonly ImportOutcome[]): Tally {
  const tally = { created: 0, updated: 0, unchanged: 0, failed: 0 }
  for (const { status } of outcomes) tally[status] += 1
  return tally
}

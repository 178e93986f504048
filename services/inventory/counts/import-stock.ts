import type { inventoryContract } from '@stoa/contracts/inventory'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import type { InventoryDeps } from '../deps.ts'
import { type Found, lockCounted, writeCounts } from './count-store.ts'
import { type Count, type RowError, readCounts } from './read-counts.ts'

const batchSize = 500
const mostErrors = 200
const dry = new Error('rolled back: it was to be tried only')

type Outcome = { readonly changed: number; readonly unchanged: number; readonly errors: RowError[] }

/** A transaction for some hundred rows: a long file neither holds its locks to the end nor is lost by one wrong row. */
export const createImportStock =
  (deps: InventoryDeps): Handler<typeof inventoryContract, 'importStock'> =>
  async ({ format = 'csv', dryRun = false }, call) => {
    if (!call.body) throw new PlatformError('malformed_request', { detail: 'Send the file as the body' })
    const total = { rows: 0, changed: 0, unchanged: 0, failed: 0, errors: [] as RowError[] }
    const fail = (errors: readonly RowError[]): void => {
      total.failed += new Set(errors.map(({ row }) => row)).size
      total.errors.push(...errors.slice(0, Math.max(0, mostErrors - total.errors.length)))
    }
    const seen = new Set<string>()
    let batch: Count[] = []
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return
      const { changed, unchanged, errors } = await countBatch(deps, batch, {
        actor: principalOf(call.actor),
        dryRun,
      })
      total.changed += changed
      total.unchanged += unchanged
      fail(errors)
      batch = []
    }
    for await (const read of readCounts(format, call.body)) {
      total.rows += 1
      if ('errors' in read) fail(read.errors)
      else if (isAgain(seen, read.count))
        fail([{ row: read.count.row, pointer: '/sku', detail: 'was counted at this location already' }])
      else batch.push(read.count)
      if (batch.length === batchSize) await flush()
    }
    await flush()
    return ok(total)
  }

function isAgain(seen: Set<string>, { sku, location }: Count): boolean {
  const key = `${location} ${sku}`
  if (seen.has(key)) return true
  seen.add(key)
  return false
}

type As = { readonly actor: string; readonly dryRun: boolean }

async function countBatch({ db, clock, ids }: InventoryDeps, batch: readonly Count[], { actor, dryRun }: As) {
  let outcome: Outcome | undefined
  const work = async (tx: Tx): Promise<void> => {
    const { found, ...decided } = await decide(tx, batch)
    if (found.length > 0) await writeCounts(tx, found, { actor, now: clock.iso(), eventId: ids.next('evt') })
    outcome = decided
    if (dryRun) throw dry
  }
  await db.tx(work).catch(error => {
    if (error !== dry) throw error
  })
  return outcome!
}

async function decide(tx: Tx, batch: readonly Count[]): Promise<Outcome & { readonly found: Found[] }> {
  const levels = new Map(
    (await lockCounted(tx, batch)).map(level => [`${level.locationId} ${level.sku}`, level]),
  )
  const found: Found[] = []
  const errors: RowError[] = []
  for (const count of batch) {
    const { row, sku, location, quantity } = count
    const level = levels.get(`${location} ${sku}`)
    if (!level) errors.push({ row, pointer: '/location', detail: `there is no location '${location}'` })
    else if (quantity - level.promised < -level.backorderLimit)
      errors.push({
        row,
        pointer: '/quantity',
        detail: `${level.promised} are promised to orders and checkouts`,
      })
    else if (quantity !== level.onHand) found.push({ ...count, delta: quantity - level.onHand })
  }
  return { found, errors, changed: found.length, unchanged: batch.length - found.length - errors.length }
}

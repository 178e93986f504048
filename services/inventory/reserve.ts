import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { InventoryDeps } from './deps.ts'
import { sweepExpiredOf } from './expire.ts'
import {
  type Allocation,
  findReservation,
  insertReservation,
  replaceReservation,
  shortagesOf,
} from './reservation-store.ts'
import { sameWanted, sumLines, type Wanted } from './sum-lines.ts'

type Reserve = Handler<typeof inventoryContract, 'reserve'>

export function createReserve(deps: InventoryDeps): Reserve {
  return async input => {
    const wanted = sumLines(input.lines)
    const expiresAt = new Date(
      deps.clock.now() + (input.holdSeconds ?? deps.config.holdSeconds) * 1000,
    ).toISOString()
    try {
      const allocations = await tryTwice(deps, input, wanted, expiresAt)
      if (allocations) return ok({ id: input.id, status: 'held' as const, expiresAt, allocations })
      return await repeat(deps, input.id, wanted)
    } catch (error) {
      const shortages = shortagesOf(error)
      if (!shortages) throw error
      const skus = shortages.map(({ sku }) => sku).join(', ')
      return fail({ code: 'insufficient_stock', detail: `Not enough stock of ${skus}`, data: { shortages } })
    }
  }
}

async function tryTwice(
  deps: InventoryDeps,
  { id, replaces }: { readonly id: string; readonly replaces?: string },
  wanted: Wanted,
  expiresAt: string,
): Promise<Allocation[] | undefined> {
  const attempt = () => {
    const times = { expiresAt, now: deps.clock.iso() }
    if (replaces === undefined) return insertReservation(deps.db, id, wanted, times, deps.ids.next('evt'))
    const events = [deps.ids.next('evt'), deps.ids.next('evt')] as const
    return deps.db.tx(tx => replaceReservation(tx, replaces, { id, wanted, times, events }))
  }
  try {
    return await attempt()
  } catch (error) {
    const shortages = shortagesOf(error)
    if (!shortages) throw error
    if (
      (await sweepExpiredOf(
        deps,
        shortages.map(({ sku }) => sku),
      )) === 0
    )
      throw error
    return attempt()
  }
}

/** The same id again: the same answer when it asks for the same and still holds it. */
async function repeat(deps: InventoryDeps, id: string, wanted: Wanted): ReturnType<Reserve> {
  const row = await findReservation(deps.db, id)
  if (row && row.status === 'held' && sameWanted(row, wanted)) {
    return ok({ id, status: row.status, expiresAt: row.expiresAt, allocations: row.allocations })
  }
  const why = row && sameWanted(row, wanted) ? `is ${row.status}` : 'was used for other lines'
  return fail({ code: 'reservation_differs', detail: `Reservation ${id} ${why}` })
}

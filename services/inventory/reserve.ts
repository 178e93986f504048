import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { InventoryDeps } from './deps.ts'
import { sweepExpiredOf } from './expire.ts'
import { type Allocation, findReservation, insertReservation, shortagesOf } from './reservation-store.ts'
import { sameWanted, sumLines, type Wanted } from './sum-lines.ts'

type Reserve = Handler<typeof inventoryContract, 'reserve'>

export function createReserve(deps: InventoryDeps): Reserve {
  return async input => {
    const wanted = sumLines(input.lines)
    const expiresAt = new Date(
      deps.clock.now() + (input.holdSeconds ?? deps.config.holdSeconds) * 1000,
    ).toISOString()
    try {
      const allocations = await tryTwice(deps, input.id, wanted, expiresAt)
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
  id: string,
  wanted: Wanted,
  expiresAt: string,
): Promise<Allocation[] | undefined> {
  const attempt = () =>
    insertReservation(deps.db, id, wanted, { expiresAt, now: deps.clock.iso() }, deps.ids.next('evt'))
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

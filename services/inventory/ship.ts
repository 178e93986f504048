import type { inventoryContract } from '@stoa/contracts/inventory'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { isDbError, statement } from '@stoa/platform/db'
import type { InventoryDeps } from './deps.ts'
import { findReservation } from './reservation-store.ts'

const shipAll = statement<{ fresh: boolean }>(
  'inventory.ship',
  'select ship($1, $2, $3, $4, $5, $6, $7) as fresh',
)
export const createShip =
  (deps: InventoryDeps): Handler<typeof inventoryContract, 'shipReservation'> =>
  async (input, call) => {
    const { lines } = input
    const columns = [lines.map(l => l.sku), lines.map(l => l.locationId), lines.map(l => l.quantity)]
    try {
      await deps.db.one(shipAll, [
        input.id,
        input.shipmentId,
        ...columns,
        principalOf(call.actor),
        deps.clock.iso(),
      ])
    } catch (error) {
      if (!isDbError(error) || error.sqlState !== 'ST002') throw error
      return fail({ code: 'not_allocated', detail: (error.cause as Error).message })
    }
    const row = await findReservation(deps.db, input.id)
    if (!row)
      throw new PlatformError('internal', { detail: `Reservation ${input.id} vanished while it was shipped` })
    return ok({ id: row.id, status: row.status, expiresAt: row.expiresAt, allocations: row.allocations })
  }

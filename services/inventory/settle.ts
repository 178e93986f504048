import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { Queries } from '@stoa/platform/db'
import type { InventoryDeps } from './deps.ts'
import {
  extendReservation,
  findReservation,
  giveBack,
  type ReservationRow,
  sellReservation,
  shortagesOf,
} from './reservation-store.ts'

type Inventory = typeof inventoryContract

const unknown = (id: string) => new PlatformError('not_found', { detail: `There is no reservation ${id}` })

type Answered = Pick<ReservationRow, 'id' | 'status' | 'expiresAt' | 'allocations'>

const answer = ({ id, status, expiresAt, allocations }: Answered) =>
  ok({ id, status, expiresAt, allocations })

async function load(deps: { readonly db: Queries }, id: string): Promise<ReservationRow> {
  const row = await findReservation(deps.db, id)
  if (!row) throw unknown(id)
  return row
}

export const createGetReservation =
  (deps: InventoryDeps): Handler<Inventory, 'getReservation'> =>
  async ({ id }) =>
    answer(await load(deps, id))

export const createExtend =
  (deps: InventoryDeps): Handler<Inventory, 'extendReservation'> =>
  async ({ id, holdSeconds }) => {
    const until = new Date(deps.clock.now() + holdSeconds * 1000).toISOString()
    const extended = await extendReservation(deps.db, id, until)
    const row = await load(deps, id)
    if (extended === 1 || row.status === 'committed') return answer(row)
    return fail({ code: 'reservation_lost', detail: `Reservation ${id} is ${row.status}` })
  }

/** An expired hold is taken again in the same transaction, if it can be. */
export const createCommit =
  (deps: InventoryDeps): Handler<Inventory, 'commitReservation'> =>
  async ({ id }) => {
    try {
      const sold = await sellReservation(deps.db, id, deps.clock.iso(), deps.ids.next('evt'))
      const { status } = sold
      if (status === 'unknown') throw unknown(id)
      if (status === 'committed') return answer({ ...sold, id, status })
      return fail({ code: 'reservation_lost', detail: `Reservation ${id} is ${status}` })
    } catch (error) {
      if (!shortagesOf(error)) throw error
      return fail({
        code: 'reservation_lost',
        detail: `Reservation ${id} had expired and its units are gone`,
      })
    }
  }

export const createRelease =
  (deps: InventoryDeps): Handler<Inventory, 'releaseReservation'> =>
  async ({ id }) => {
    await giveBack(deps.db, id, 'released', deps.clock.iso(), deps.ids.next('evt'))
    return answer(await load(deps, id))
  }

import { reservationExpired } from '@stoa/contracts/inventory'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { InventoryDeps } from './deps.ts'
import { giveBack, lockDueReservations, lockDueReservationsOf } from './reservation-store.ts'

const batch = 100

/** Gives back what ran out. Many replicas may sweep at once: each takes rows that no other holds. */
export async function sweepExpired(deps: InventoryDeps): Promise<number> {
  let freed = 0
  for (let round = batch; round === batch; freed += round) {
    round = await deps.db.tx(async tx =>
      expireAll(tx, deps, await lockDueReservations(tx, deps.clock.iso(), batch)),
    )
  }
  return freed
}

/** The lazy half of the sweep: a buyer who finds a shelf empty does not wait for the next round. */
export const sweepExpiredOf = (deps: InventoryDeps, skus: readonly string[]): Promise<number> =>
  deps.db.tx(async tx => expireAll(tx, deps, await lockDueReservationsOf(tx, deps.clock.iso(), skus)))

async function expireAll(
  tx: Tx,
  { clock, ids }: InventoryDeps,
  due: readonly { id: string }[],
): Promise<number> {
  for (const { id } of due) {
    await giveBack(tx, id, 'expired', clock.iso(), ids.next('evt'))
    await emit(
      tx,
      reservationExpired,
      { aggregateId: id, aggregateVersion: 1, data: { reservationId: id } },
      { clock, ids },
    )
  }
  return due.length
}

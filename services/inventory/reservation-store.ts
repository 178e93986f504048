import { isDbError, type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Wanted } from './sum-lines.ts'

export type Allocation = { sku: string; locationId: string; quantity: number }
export type Shortage = { sku: string; requested: number; available: number }
export type ReservationRow = {
  id: string
  status: 'held' | 'committed' | 'released' | 'expired'
  expiresAt: string
  skus: string[]
  quantities: number[]
  allocations: Allocation[]
}
/** `unknown` where there is no such reservation. */
type Sold = Pick<ReservationRow, 'expiresAt' | 'allocations'> & {
  status: ReservationRow['status'] | 'unknown'
}

const reserveAll = statement<{ allocations: Allocation[] | null }>(
  'inventory.reserve',
  'select reserve($1, $2, $3, $4, $5, $6) as allocations',
)
const findById = statement<ReservationRow>(
  'inventory.find-reservation',
  `select id, status, expires_at as "expiresAt", skus, quantities, allocations_of(id) as allocations
     from reservations where id = $1`,
)
const sellOne = statement<Sold>(
  'inventory.sell-reservation',
  'select status, "expiresAt", allocations from sell_reservation($1, $2, $3)',
)
const giveBackOne = statement<{ before: string }>(
  'inventory.give-back',
  'select give_back($1, $2, $3, $4) as before',
)
const lockHeld = statement<{ skus: string[] }>(
  'inventory.lock-held',
  `select skus from reservations where id = $1 and status = 'held' for update`,
)
/** In the order in which everyone locks levels, because what is given back and what is taken may be others. */
const lockLevels = statement<void>(
  'inventory.lock-levels',
  `select from stock_levels where sku = any($1::text[]) order by sku collate "C", priority, location_id for update`,
)
const extendOne = statement<void>(
  'inventory.extend-reservation',
  `update reservations set expires_at = greatest(expires_at, $2) where id = $1 and status = 'held'`,
)
const lockDue = statement<{ id: string }>(
  'inventory.lock-due',
  `select id from reservations where status = 'held' and expires_at <= $1
    order by expires_at limit $2 for update skip locked`,
)
const lockDueOf = statement<{ id: string }>(
  'inventory.lock-due-of',
  `select id from reservations where status = 'held' and expires_at <= $1 and skus && $2
    order by expires_at limit 100 for update skip locked`,
)

type Times = { readonly expiresAt: string; readonly now: string }

/** Undefined when the id was used before. Throws insufficient stock; see `shortagesOf`. */
export async function insertReservation(
  db: Queries,
  id: string,
  wanted: Wanted,
  times: Times,
  eventId: string,
) {
  const row = await db.one(reserveAll, [
    id,
    wanted.skus,
    wanted.quantities,
    times.expiresAt,
    times.now,
    eventId,
  ])
  return row.allocations ?? undefined
}

type Replacement = {
  readonly id: string
  readonly wanted: Wanted
  readonly times: Times
  readonly events: readonly [string, string]
}
/** Who holds something already gives it back and takes it again at once: nobody else comes between. */
export async function replaceReservation(tx: Tx, old: string, { id, wanted, times, events }: Replacement) {
  const held = old === id ? undefined : await tx.maybe(lockHeld, [old])
  if (held) {
    await tx.run(lockLevels, [[...new Set([...held.skus, ...wanted.skus])]])
    await giveBack(tx, old, 'released', times.now, events[0])
  }
  return insertReservation(tx, id, wanted, times, events[1])
}

export const findReservation = (db: Queries, id: string) => db.maybe(findById, [id])

export const sellReservation = (db: Queries, id: string, now: string, eventId: string) =>
  db.one(sellOne, [id, now, eventId])

export const giveBack = async (
  db: Queries,
  id: string,
  status: 'released' | 'expired',
  now: string,
  eventId: string,
) => (await db.one(giveBackOne, [id, status, now, eventId])).before

export const extendReservation = (db: Queries, id: string, expiresAt: string) =>
  db.run(extendOne, [id, expiresAt])

export const lockDueReservations = (db: Queries, now: string, limit: number) => db.all(lockDue, [now, limit])
export const lockDueReservationsOf = (db: Queries, now: string, skus: readonly string[]) =>
  db.all(lockDueOf, [now, skus])

/** What the SQL raised when it could not fill a line, or undefined for any other error. */
export function shortagesOf(error: unknown): Shortage[] | undefined {
  if (!isDbError(error) || error.sqlState !== 'ST001') return undefined
  return JSON.parse((error.cause as { detail: string }).detail) as Shortage[]
}

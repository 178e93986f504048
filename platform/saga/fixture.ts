import { systemActor } from '@stoa/kernel/call'
import { type Db, sql, type Tx } from '../db/index.ts'
import type { ServiceSchema } from '../migrate/index.ts'
import type { TestClock } from '../testing/index.ts'
import {
  createRunner,
  done,
  type Probe,
  postgresStore,
  refused,
  type Saga,
  type SagaRunner,
  sagaMigrations,
  waitUntil,
} from './index.ts'

/** A small journey for the tests of this folder: two neighbours, a local ledger, and a neighbour after the pivot. */
export type Trip = {
  readonly id: string
  readonly refuse?: string
  readonly pause?: string
  readonly booked?: boolean
}

export const schemas: ServiceSchema[] = [
  {
    name: 'trips',
    schema: 'trips',
    role: 'saga_trips',
    folders: [sagaMigrations, new URL('./fixture-migrations', import.meta.url).pathname],
  },
]

export const stepNames = ['flight', 'hotel', 'ledger', 'ticket'] as const

/** What a neighbour keeps: an effect under a key, whose undo may come first and then forbids it. */
async function doOnce(db: Db, trip: string, what: string): Promise<boolean> {
  const row = await db.one<{ state: string }>(sql`
    insert into effects (trip, what, state) values (${trip}, ${what}, 'done')
    on conflict (trip, what) do update set state = effects.state returning state`)
  return row.state === 'done'
}
const undoIt = async (db: Db, trip: string, what: string): Promise<void> => {
  await db.run(sql`insert into effects (trip, what, state) values (${trip}, ${what}, 'undone')
    on conflict (trip, what) do update set state = 'undone'`)
}

export function tripSaga(db: Db, flaky: () => void = () => {}): Saga<Trip, Tx> {
  const remote = (name: string) => ({
    name,
    async act(trip: Trip, turn: { expired: boolean; now: number }) {
      flaky()
      if (trip.refuse === name) return refused(trip, { code: 'sold_out', detail: `no ${name} left` })
      if (trip.pause === name && !turn.expired && !(await allowed(db, trip.id)))
        return waitUntil(trip, turn.now + 60_000)
      if (trip.pause === name && turn.expired)
        return refused(trip, { code: 'expired', detail: 'nobody came' })
      return (await doOnce(db, trip.id, name))
        ? done(trip)
        : refused(trip, { code: 'gone', detail: 'undone before' })
    },
    async undo(trip: Trip) {
      flaky()
      await undoIt(db, trip.id, name)
      return trip
    },
  })
  return {
    ...{ kind: 'trip', pivot: 'ledger', attempts: 3 },
    backoff: { baseMs: 100, maxMs: 1000 },
    steps: [
      remote('flight'),
      remote('hotel'),
      {
        name: 'ledger',
        async record(tx, trip) {
          if (trip.refuse === 'ledger') return refused(trip, { code: 'broke', detail: 'no money' })
          await tx.run(sql`insert into ledger (trip, amount) values (${trip.id}, 1)`)
          return done({ ...trip, booked: true })
        },
        async unrecord(tx, trip) {
          await tx.run(sql`insert into ledger (trip, amount) values (${trip.id}, -1)`)
          return { ...trip, booked: false }
        },
      },
      remote('ticket'),
    ],
  }
}

export const allow = (db: Db, trip: string) =>
  db.run(sql`insert into effects (trip, what, state) values (${trip}, 'allowed', 'done')`)
const allowed = async (db: Db, trip: string): Promise<boolean> =>
  (await db.maybe(sql`select from effects where trip = ${trip} and what = 'allowed'`)) !== undefined

/** What a trip amounts to: everything, or nothing. */
export async function resultOf(
  db: Db,
  trip: string,
): Promise<{ effects: string[]; ledger: number; bookings: number }> {
  const effects = await db.all<{ what: string }>(
    sql`select what from effects where trip = ${trip} and state = 'done' and what <> 'allowed' order by what`,
  )
  const money = await db.one<{ ledger: number; bookings: number }>(sql`
    select coalesce(sum(amount), 0) as ledger, count(*) filter (where amount > 0) as bookings from ledger where trip = ${trip}`)
  return { effects: effects.map(({ what }) => what), ...money }
}

export function replica(
  db: Db,
  clock: Pick<TestClock, 'now' | 'iso'>,
  options: { readonly probe?: Probe; readonly flaky?: () => void } = {},
): SagaRunner<Tx> {
  return createRunner<Tx>({
    ...{ store: postgresStore(db), clock, leaseMs: 10_000, random: () => 0.5 },
    sagas: [tripSaga(db, options.flaky)],
    ...(options.probe && { probe: options.probe }),
    callOf: ({ id }) => ({
      ...{ caller: 'trips', actor: systemActor('trips:saga'), requestId: id },
      deadline: clock.now() + 5000,
    }),
  })
}

export const startTrip = (db: Db, runner: SagaRunner<Tx>, trip: Trip) =>
  db.tx(tx => runner.start(tx, { id: trip.id, kind: 'trip', state: trip }))

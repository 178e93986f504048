import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { testClock, testDatabase } from '../testing/index.ts'
import { allow, replica, resultOf, schemas, startTrip, stepNames, type Trip } from './fixture.ts'
import { Crash, type Moment } from './index.ts'

const database = await testDatabase({ after }, schemas)
const db = database.db('trips')

const everything = { effects: ['flight', 'hotel', 'ticket'], ledger: 1, bookings: 1 }
const nothing = { effects: [], ledger: 0 }
const moments: readonly Moment[] = ['before-act', 'acted', 'recorded', 'before-undo', 'undone']

type Scenario = { readonly name: string; readonly trip: Omit<Trip, 'id'>; readonly whole: boolean }
const scenarios: readonly Scenario[] = [
  { name: 'nothing is refused', trip: {}, whole: true },
  ...stepNames.map(refuse => ({ name: `${refuse} is refused`, trip: { refuse }, whole: false })),
  { name: 'the hotel has to be confirmed', trip: { pause: 'hotel' }, whole: true },
]

/** Dies at one point, twice in a row at the same one; then another replica takes over. */
async function crashAt(id: string, trip: Omit<Trip, 'id'>, step: string, moment: Moment): Promise<number> {
  const clock = testClock()
  let crashes = 0
  const dying = () =>
    replica(db, clock, {
      probe: point => {
        if (point.step !== step || point.moment !== moment || crashes >= 2) return
        crashes += 1
        throw new Crash('killed')
      },
    })
  const survive = async (work: Promise<unknown>) =>
    work.catch(error => {
      if (!(error instanceof Crash)) throw error
    })
  const first = dying()
  await survive(first.begin(await startTrip(db, first, { id, ...trip })))
  if (trip.pause) await allow(db, id)
  for (let round = 0; round < 6; round++) {
    clock.advance(11_000)
    await survive(dying().sweep())
    if (trip.pause) clock.advance(60_000)
  }
  return crashes
}

describe('a replica that dies between any two instructions', () => {
  for (const { name, trip, whole } of scenarios)
    it(`leaves all or nothing: ${name}`, async () => {
      let points = 0
      for (const step of stepNames)
        for (const moment of moments) {
          const id = `${name} ${step} ${moment}`
          if ((await crashAt(id, trip, step, moment)) > 0) points += 1
          const { bookings, ...result } = await resultOf(db, id)
          if (whole && !trip.pause) assert.deepEqual({ ...result, bookings }, everything, id)
          // Who was allowed too late is undone: both are consistent, a half is not.
          else if (trip.pause)
            assert.ok(result.ledger === 1 ? result.effects.length === 3 : result.effects.length === 0, id)
          else assert.deepEqual(result, nothing, id)
          assert.ok(bookings <= 1, `${id}: booked ${bookings} times`)
        }
      assert.ok(points >= (whole ? 9 : 2), `only ${points} points were crashed at`)
    })
})

import { systemClock } from '@stoa/kernel/clock'
import { openDb } from '../db/index.ts'
import { replica, startTrip } from './fixture.ts'

/** A process that is killed between a neighbour's answer and writing it down: `dying-replica.fixture.ts <url> <id> <step>`. */
const [url, id, step] = process.argv.slice(2)
const db = openDb({ url: url!, schema: 'trips', maxConnections: 2 })
const runner = replica(db, systemClock, {
  probe: point => {
    if (point.step === step && point.moment === 'acted') process.kill(process.pid, 'SIGKILL')
  },
})
await runner.begin(await startTrip(db, runner, { id: id! }))

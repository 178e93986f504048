import { systemClock } from '@stoa/kernel/clock'
import { openDb } from '../db/index.ts'
import { createCount } from './fixture.ts'
import { callWith } from './fixture-call.ts'

/** A process that dies in the middle of a keyed command: `hold-key.fixture.ts <url> <key>`. */
const [url, key] = process.argv.slice(2)
const db = openDb({ url: url!, schema: 'counters', maxConnections: 1 })
const forever = () =>
  new Promise<void>(() => {
    setInterval(() => {}, 1000)
    process.send!('holding')
  })
await createCount(db, systemClock, forever)({ id: 'a' }, callWith(key))

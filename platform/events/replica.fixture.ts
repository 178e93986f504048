import { systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { openDb, sql } from '../db/index.ts'
import { noted } from './fixture.ts'
import { feedApi, startConsumers, startRelay } from './index.ts'

/** One of several processes that relay and consume: `replica.fixture.ts <shop url> <mail url> <name>`. */
const [shopUrl, mailUrl, name] = process.argv.slice(2)
const shop = openDb({ url: shopUrl!, schema: 'shop', maxConnections: 2 })
const mail = openDb({ url: mailUrl!, schema: 'mail', maxConnections: 2 })
startRelay(shop, { service: 'shop', pollMs: 20 })
startConsumers(
  mail,
  [
    {
      name: 'reader',
      source: 'shop',
      events: [noted],
      async handle(tx, event) {
        await tx.run(sql`
          insert into effects (event_id, note, version, worker)
          values (${event.id}, ${event.aggregateId}, ${event.aggregateVersion}, ${name})`)
      },
    },
  ],
  {
    service: 'mail',
    clock: systemClock,
    ids: systemIds(systemClock),
    feeds: () => feedApi(shop),
    leaseMs: 600,
    pageSize: 5,
    report: happening => happening === 'lease_taken' && process.send!(name!),
  },
)
process.send!('ready')

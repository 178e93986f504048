import type { TestContext } from 'node:test'
import { defineContract } from '@stoa/kernel/contract'
import type { Envelope } from '@stoa/kernel/event'
import { feedMethods } from '@stoa/kernel/feed'
import { systemIds } from '@stoa/kernel/ids'
import { allowAll, localClient } from '../contract/index.ts'
import { type Db, sql } from '../db/index.ts'
import { callerVerifier, remoteClient, serve, serviceIdentity, sharedSecretKeys } from '../http/index.ts'
import { type TestClock, testDatabase } from '../testing/index.ts'
import { type EventTransport, eventTransportConformance } from './conformance.ts'
import { schemas } from './fixture.ts'
import { type FeedApi, feedApi, startConsumers, startRelay } from './index.ts'

const shopContract = defineContract('shop', { methods: feedMethods, events: {} })
type Connect = (t: TestContext, api: FeedApi, clock: TestClock) => Promise<FeedApi>

/** Straight into the outbox, where nothing stops an event from being there twice or out of order. */
const publish = async (shop: Db, events: readonly Envelope[]): Promise<void> => {
  await shop.run(sql`
    insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
    select e->>'id', e->>'type', (e->>'schemaVersion')::int, e->>'aggregateId', (e->>'aggregateVersion')::int,
           (e->>'occurredAt')::timestamptz, e->>'channel', e->>'traceparent', e->'data'
      from json_array_elements(${JSON.stringify(events)}::json) with ordinality as sent (e, n) order by n`)
}

const pull =
  (connect: Connect) =>
  async (t: TestContext, clock: TestClock): Promise<EventTransport> => {
    const database = await testDatabase(t, schemas)
    const shop = database.db('shop')
    const db = database.db('mail')
    const feed = await connect(t, feedApi(shop), clock)
    const ids = systemIds(clock)
    return {
      db,
      publish: events => publish(shop, events),
      subscribe(consumers) {
        const relay = startRelay(shop, { service: 'shop', batchSize: 20 })
        const reader = startConsumers(db, consumers, {
          ...{ service: 'mail', clock, ids, feeds: () => feed, attempts: 3, pageSize: 7 },
        })
        return {
          drain: async () => (await relay.drain()) + (await reader.drain()),
          async stop() {
            await reader.stop()
            await relay.stop()
          },
        }
      },
    }
  }

const local: Connect = async (_t, api, clock) =>
  localClient(shopContract, () => api, { caller: 'mail', allow: allowAll, roundTrip: true, clock })

const overHttp: Connect = async (t, api, clock) => {
  const keys = sharedSecretKeys('a secret of the tests')
  const verifyCaller = callerVerifier(keys, clock)
  const server = serve([{ contract: shopContract, api }], {
    edge: 'internal',
    verifyCaller,
    allow: allowAll,
    clock,
  })
  const { url } = await server.listen(0)
  const client = remoteClient(shopContract, {
    baseUrl: url,
    identity: serviceIdentity({ name: 'mail', keys, clock }),
    clock,
  })
  t.after(async () => {
    await client[Symbol.asyncDispose]()
    await server.close()
  })
  return client
}

eventTransportConformance('pull, in one process', pull(local))
eventTransportConformance('pull, over HTTP', pull(overHttp))

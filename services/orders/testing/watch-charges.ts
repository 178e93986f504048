import assert from 'node:assert/strict'
import { sleep } from '@stoa/kernel/clock'
import { openDb, statement } from '@stoa/platform/db'
import type { openShop } from './open-shop.ts'

/** Of both schemas in one statement, so of one moment. A checkout that is undone has no charge any more. */
const unwatched = statement<{ breach: string }>(
  'test.unwatched-charges',
  `select format('%s is %s at the bank, its checkout is %s', key, payment ->> 'status', coalesce(status, 'gone')) as breach
     from world.world, jsonb_each(doc::jsonb -> 'payments') as payments (key, payment)
     left join orders.checkouts on id = split_part(key, ':', 1)
    where payment ->> 'status' in ('requires_action', 'authorised', 'captured')
      and ((payment ->> 'captured')::int = 0 or payment -> 'captured' <> payment -> 'refunded')
      and (status is null or status not in ('completing', 'requires_action', 'completed'))`,
)

/** At every moment each charge has a checkout that is alive: it goes on, waits for its buyer, or has become an order. */
export function watchCharges({ database }: Pick<Awaited<ReturnType<typeof openShop>>, 'database'>) {
  const db = openDb({ url: database.adminUrl, schema: 'public', maxConnections: 1 })
  database.beforeEnd(() => db.close())
  const look = async () => (await db.all(unwatched)).map(({ breach }) => breach)
  return {
    assertLive: async () => assert.deepEqual(await look(), []),
    /** Looks again and again while something goes on elsewhere. */
    async during<R>(work: Promise<R>): Promise<R> {
      const over = new AbortController()
      const ended = work.finally(() => over.abort())
      const breaches = new Set<string>()
      while (!over.signal.aborted) {
        for (const breach of await look()) breaches.add(breach)
        await sleep(5, over.signal)
      }
      assert.deepEqual([...breaches], [])
      return ended
    },
  }
}

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openDb, sql } from '@stoa/platform/db'
import type { Shop } from '../topologies/shop.ts'
import { eventually } from './purchase/buyer.ts'
import { staffOf } from './purchase/staff.ts'

type Letter = {
  readonly service: string
  readonly id: number
  readonly consumer: string
  readonly eventId: string
  readonly state: string
}
type Page = { readonly items: readonly Letter[]; readonly away: readonly string[] }

/** Three of the catalogue's events, parked as if what is recommended could not have handled them. */
async function park(url: string): Promise<readonly string[]> {
  const db = openDb({ url, schema: 'public', maxConnections: 1 })
  const parked = await db.all<{ id: string }>(sql`
    insert into recommendations.dead_letters (consumer, source, event_id, event, state, attempts, error,
                                              first_failed_at, last_failed_at, next_attempt_at)
    select 'products', 'catalog', id,
           json_build_object('id', id, 'type', type, 'schemaVersion', schema_version, 'aggregateId', aggregate_id,
             'aggregateVersion', aggregate_version, 'occurredAt', '2026-01-01T00:00:00.000Z',
             'channel', channel, 'data', data),
           'parked', 8, 'Error: the catalogue was away', now(), now(), now()
      from (select * from catalog.feed where type = 'catalog.product-published'
             order by position desc limit 3) as event
    returning event_id as id`)
  await db.close()
  return parked.map(({ id }) => id)
}

/** What a service could not handle, as staff see it and decide about it. */
export function deadLettersSuite(shop: Shop & { readonly databaseUrl: string }): void {
  it('a parked event of any service is seen in one list, is redriven, alone or with others, and has its effect, or is discarded', async () => {
    const staff = staffOf(shop)
    const [again, never, many] = await park(shop.databaseUrl)
    const seen = await staff.get<Page>('dead-letters')
    assert.deepEqual(seen.away, [])
    const letterOf = (eventId: string | undefined) => seen.items.find(each => each.eventId === eventId)!
    assert.equal(letterOf(again).service, 'recommendations')

    const path = (eventId: string | undefined, decision: string) =>
      `recommendations/dead-letters/${letterOf(eventId).id}/${decision}`
    const redriven = await staff.send<Letter>('POST', path(again, 'redrive'))
    assert.deepEqual([redriven.status, redriven.body.state], [200, 'retrying'])
    assert.equal((await staff.send('POST', path(never, 'discard'))).status, 204)
    assert.equal((await staff.send('POST', path(never, 'discard'))).status, 404)
    const ids = [letterOf(many).id, letterOf(never).id]
    const bulk = await staff.send<{ items: unknown }>('POST', 'recommendations/dead-letters/redrive', { ids })
    const outcomes = ['redriven', 'not_parked'].map((outcome, n) => ({ id: ids[n], outcome }))
    assert.deepEqual([bulk.status, bulk.body.items], [200, outcomes])
    await eventually('the redriven events are handled', async () => {
      const lists = await Promise.all(
        ['parked', 'retrying'].map(state => staff.get<Page>(`dead-letters?state=${state}`)),
      )
      const open = lists.flatMap(({ items }) => items.map(({ eventId }) => eventId))
      return [again, never, many].some(id => open.includes(id!)) ? undefined : open
    })
    const { items } = await staff.get<{ items: { action: string; eventId: string; actor: string }[] }>(
      'recommendations/dead-letter-actions?limit=3',
    )
    assert.deepEqual(
      items.map(({ action, eventId }) => [action, eventId]),
      [
        ['redriven', many],
        ['discarded', never],
        ['redriven', again],
      ],
    )
    assert.match(items[0]!.actor, /^key:/)
  })
}

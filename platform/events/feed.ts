import type { Api, Contract, OutputOf } from '@stoa/kernel/contract'
import type { feedMethods } from '@stoa/kernel/feed'
import { ok } from '@stoa/kernel/result'
import { type Db, statement } from '../db/index.ts'
import { listenToFeed } from './bell.ts'

export type FeedApi = Api<{ name: string; methods: typeof feedMethods; events: Contract['events'] }>

type FeedEvent = OutputOf<(typeof feedMethods)['scanEvents']>['events'][number]
type Row = Omit<FeedEvent, 'traceparent'> & {
  last: number
  start: number
  position: number | null
  traceparent: string | null
}
type Scan = { readonly after: number; readonly limit: number; readonly types?: string[] | undefined }
type Page = { events: FeedEvent[]; next: number; caughtUp: boolean }

/** A call looks at no more positions than this, however rare the types it asks for. */
const span = 10_000

const scanFeed = statement<Row>(
  'kit.scan-feed',
  `with head as (select last, case when $1::bigint > last then 0 else $1::bigint end as start from feed_head)
   select head.last, head.start, page.position, page.id, page.type, page.schema_version as "schemaVersion",
          page.aggregate_id as "aggregateId", page.aggregate_version as "aggregateVersion",
          page.occurred_at as "occurredAt", page.channel, page.traceparent, page.data
     from head left join lateral (
       select * from feed
        where position > head.start and position <= head.start + ${span} and ($3::text[] is null or type = any($3))
        order by position limit $2) page on true
    order by page.position`,
)

/**
 * What a service mixes into its api so that others can pull its events. A cursor beyond the head comes from before a
 * failover: such a reader begins again, and its inbox drops what it knows.
 */
export function feedApi(db: Db, { pollMs = 2000 }: { readonly pollMs?: number } = {}): FeedApi {
  return {
    async scanEvents(input, call) {
      const until = performance.now() + input.waitMs
      const bell = listenToFeed(db)
      try {
        for (let after = input.after; ; ) {
          const { events, next, caughtUp } = await scan(db, { ...input, after })
          const left = until - performance.now()
          const over = caughtUp && left <= 0
          if (events.length > 0 || over || call.signal?.aborted) return ok({ events, next })
          if (caughtUp) await bell.rung(Math.min(left, pollMs), call.signal)
          after = next
        }
      } finally {
        bell.close()
      }
    },
  }
}

async function scan(db: Db, { after, limit, types }: Scan): Promise<Page> {
  const rows = await db.all(scanFeed, [after, limit, types ?? null])
  const { last, start } = rows[0]!
  const found = rows.filter(row => row.position !== null)
  const next = found.length === limit ? found.at(-1)!.position! : Math.min(last, start + span)
  return { events: found.map(toEnvelope), next, caughtUp: next >= last }
}

function toEnvelope({
  last: _last,
  start: _start,
  position: _position,
  traceparent,
  ...event
}: Row): FeedEvent {
  return traceparent === null ? event : { ...event, traceparent }
}

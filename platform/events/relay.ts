import { sleep } from '@stoa/kernel/clock'
import { type Db, statement } from '../db/index.ts'
import { listenToOutbox, ringFeed } from './bell.ts'
import { startLoop, type Worker } from './loop.ts'
import { type Report, silent } from './report.ts'

/**
 * Positions are given to committed rows only, in the order of `seq`. Writers of one aggregate wait for each other on
 * its row, so a later event of it is never visible without the earlier. Whoever locks feed_head relays; others skip.
 * (A snapshot taken just before another relay committed is harmless: rows that are gone are not deleted twice, and
 * the lock hands over the newest `last`.) All rows up to the batch's highest `seq` that this snapshot sees are the batch.
 *
 * What was moved and is not vacuumed yet is passed by the index, which knows what is dead, and once: a look that finds
 * nothing behind 15,000 such rows takes 0.17 ms, and 0.27 where `exists` reads every page twice. Without a parameter
 * the plan is made once per connection: 0.13 ms instead of 0.31 for each of the first five looks on it.
 */
const moveBatch = (batchSize: number) =>
  statement<{ moved: number; seen: boolean; last: number }>(
    'kit.relay',
    `with waiting as (
     select seq from outbox order by seq limit 1
   ), head as (
     select last from feed_head where exists (select from waiting) for update skip locked
   ), taken as (
     delete from outbox
      where seq <= (select max(seq) from (select seq from outbox order by seq limit ${batchSize}) batch)
        and exists (select from head)
     returning *
   ), stored as (
     insert into feed (position, id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
     select head.last + row_number() over (order by seq),
            id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data
       from taken, head
   ), advanced as (
     update feed_head set last = last + moved from (select count(*) as moved from taken) batch where moved > 0
     returning last, moved
   )
   select coalesce(moved, 0) as moved, exists (select from waiting) as seen,
          coalesce(advanced.last, feed_head.last) as last
     from feed_head left join advanced on true`,
  )

export type RelayOptions = {
  /** The service whose schema `db` is; event types begin with it. */
  readonly service: string
  /** How long an event waits at most that nobody announced, for instance one of another replica. */
  readonly pollMs?: number
  /** Commits that follow each other closely share one batch. */
  readonly gatherMs?: number
  /** While they keep coming, batches are this far apart, so a busy writer pays for five relay commits a second. */
  readonly steadyMs?: number
  readonly batchSize?: number
  readonly report?: Report
}

/** Safe with any number of replicas: one works at a time, and the next takes over the moment a process dies. */
export function startRelay(db: Db, options: RelayOptions): Worker {
  const { service, pollMs = 500, gatherMs = 10, steadyMs = 200, batchSize = 500, report = silent } = options
  const move = moveBatch(batchSize)
  const bell = listenToOutbox(service)
  let knownLast = -1
  let full = false
  let movedAt = Number.NEGATIVE_INFINITY

  const relayOnce = async (): Promise<number> => {
    const { moved, seen, last } = await db.one(move)
    full = moved === batchSize
    if (moved > 0) movedAt = performance.now()
    if (last !== knownLast) ringFeed(db)
    knownLast = last
    // Rows seen and not moved: another relay is at work on them, so there is more to wait for.
    return moved === 0 && seen ? 1 : moved
  }
  const loop = startLoop(
    async ({ wait, signal }) => {
      if (wait && !full) {
        await bell.rung(pollMs, signal)
        await sleep(Math.max(gatherMs, movedAt + steadyMs - performance.now()), signal)
      }
      return relayOnce()
    },
    error => report('relay_failed', { service, error }),
  )
  return {
    drain: loop.drain,
    async stop() {
      bell.close()
      await loop.stop()
    },
  }
}

import type { Clock } from '@stoa/kernel/clock'
import { type Db, statement } from '../db/index.ts'

export type Retention = {
  readonly feedMs?: number
  /** Longer than the feed keeps: what the feed could deliver once more must still be known. */
  readonly inboxMs?: number
}

const day = 86_400_000

/** A bounded bite from the old end, so that no statement holds locks for long. */
const pruneFeed = statement(
  'kit.prune-feed',
  `delete from feed where position <= (
     select max(position) from (select position, occurred_at from feed order by position limit 5000) oldest
      where occurred_at < $1)`,
)
const pruneInbox = statement(
  'kit.prune-inbox',
  `delete from inbox where ctid = any(array(select ctid from inbox where handled_at < $1 limit 5000))`,
)

/** Forgets delivered events; the outbox itself holds only what has no position yet and is never pruned. */
export async function pruneEvents(
  db: Db,
  clock: Clock,
  { feedMs = 7 * day, inboxMs = 14 * day }: Retention = {},
): Promise<{ feed: number; inbox: number }> {
  const before = (ms: number) => [new Date(clock.now() - ms).toISOString()]
  return {
    feed: await repeat(() => db.run(pruneFeed, before(feedMs))),
    inbox: await repeat(() => db.run(pruneInbox, before(inboxMs))),
  }
}

async function repeat(bite: () => Promise<number>): Promise<number> {
  let total = 0
  for (let deleted = await bite(); deleted > 0; deleted = await bite()) total += deleted
  return total
}

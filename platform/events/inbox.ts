import type { Envelope } from '@stoa/kernel/event'
import { statement, type Tx } from '../db/index.ts'

const remember = statement<{ event_id: string }>(
  'kit.remember-events',
  `insert into inbox (consumer, event_id, handled_at) select $1, unnest($2::text[]), $3
   on conflict do nothing returning event_id`,
)

/** Answers those that were not known yet, and knows them from now on. */
export async function rememberNew(
  tx: Tx,
  consumer: string,
  events: readonly Envelope[],
  now: string,
): Promise<Envelope[]> {
  const ids = [...new Set(events.map(({ id }) => id))]
  const fresh = new Set((await tx.all(remember, [consumer, ids, now])).map(row => row.event_id))
  return events.filter(({ id }) => fresh.delete(id))
}

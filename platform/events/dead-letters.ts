import type { Envelope } from '@stoa/kernel/event'
import { type Db, statement, type Tx } from '../db/index.ts'

export type DeadLetter = {
  readonly id: number
  readonly consumer: string
  readonly source: string
  readonly event: Envelope
  readonly state: 'retrying' | 'parked'
  readonly attempts: number
  readonly error: string
  readonly firstFailedAt: string
  readonly lastFailedAt: string
  readonly nextAttemptAt: string
}

const columns = `id, consumer, source, event, state, attempts, error, first_failed_at as "firstFailedAt",
  last_failed_at as "lastFailedAt", next_attempt_at as "nextAttemptAt"`

const record = statement<{ state: 'retrying' | 'parked' }>(
  'kit.record-failure',
  `insert into dead_letters as d (consumer, source, event_id, event, state, attempts, error,
                                  first_failed_at, last_failed_at, next_attempt_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
   on conflict (consumer, event_id) do update
      set state = $5, attempts = $6, error = $7, last_failed_at = $8, next_attempt_at = $9`,
)

const due = statement<DeadLetter>(
  'kit.due-retries',
  `select ${columns} from dead_letters
    where consumer = $1 and state = 'retrying' and next_attempt_at <= $2 order by next_attempt_at limit 20`,
)

const settle = statement('kit.settle-retry', `delete from dead_letters where id = $1`)

export type Failure = {
  readonly consumer: string
  readonly source: string
  readonly event: Envelope
  readonly attempts: number
  readonly error: unknown
  readonly now: string
  /** Undefined: it is parked. */
  readonly nextAttemptAt: string | undefined
}

export const recordFailure = (tx: Tx, failure: Failure): Promise<number> =>
  tx.run(record, [
    failure.consumer,
    failure.source,
    failure.event.id,
    JSON.stringify(failure.event),
    failure.nextAttemptAt ? 'retrying' : 'parked',
    failure.attempts,
    describe(failure.error),
    failure.now,
    failure.nextAttemptAt ?? failure.now,
  ])

export const dueRetries = (db: Db, consumer: string, now: string): Promise<DeadLetter[]> =>
  db.all(due, [consumer, now])

export const settleRetry = (tx: Tx, id: number): Promise<number> => tx.run(settle, [id])

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.slice(0, 2000)
}

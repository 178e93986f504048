import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Envelope } from '@stoa/kernel/event'
import { type Db, isDbError } from '../db/index.ts'
import type { Consumer } from './consumer.ts'
import { type DeadLetter, dueRetries, recordFailure, settleRetry } from './dead-letters.ts'
import { rememberNew } from './inbox.ts'
import { type Lease, LeaseLost, writeUnderLease } from './lease.ts'
import type { Report } from './report.ts'

/** What the handling of one consumer's events needs; the same for all of its pages. */
export type Handling = {
  readonly db: Db
  readonly consumer: Consumer
  readonly clock: Clock
  readonly leaseMs: number
  /** How often an event is tried before it is parked. */
  readonly attempts: number
  readonly report: Report
  call(event: Envelope): Call
}

/** All events of a page in one transaction with the cursor; if one fails, each in its own, so that only it is left behind. */
export async function handlePage(
  handling: Handling,
  lease: Lease,
  events: readonly Envelope[],
  next: number,
): Promise<void> {
  try {
    await commitTogether(handling, lease, events, next)
  } catch (error) {
    if (isNobodysFault(error)) throw error
    for (const event of events) await handleAlone(handling, lease, event)
    await commitTogether(handling, lease, [], next)
  }
  lease.position = next
}

/** Tries events again whose time has come; answers how many. */
export async function handleDueRetries(handling: Handling, lease: Lease): Promise<number> {
  const letters = await dueRetries(handling.db, handling.consumer.name, handling.clock.iso())
  for (const letter of letters) await retryLetter(handling, lease, letter)
  return letters.length
}

const commitTogether = (handling: Handling, lease: Lease, events: readonly Envelope[], position: number) =>
  handling.db.tx(async tx => {
    const { consumer, clock, leaseMs } = handling
    await writeUnderLease(tx, lease, position, leaseMs)
    if (events.length === 0) return
    const fresh = await rememberNew(tx, consumer.name, events, clock.iso())
    if (fresh.length > 0 && consumer.handleAll) return consumer.handleAll(tx, fresh)
    for (const event of fresh) await consumer.handle(tx, event, handling.call(event))
  })

async function handleAlone(handling: Handling, lease: Lease, event: Envelope): Promise<void> {
  try {
    await commitTogether(handling, lease, [event], lease.position)
  } catch (error) {
    if (isNobodysFault(error)) throw error
    await blame(handling, lease, event, 1, error)
  }
}

async function retryLetter(handling: Handling, lease: Lease, letter: DeadLetter): Promise<void> {
  const { db, consumer, leaseMs } = handling
  try {
    await db.tx(async tx => {
      await writeUnderLease(tx, lease, lease.position, leaseMs)
      if ((await settleRetry(tx, letter.id)) > 0)
        await consumer.handle(tx, letter.event, handling.call(letter.event))
    })
  } catch (error) {
    if (isNobodysFault(error)) throw error
    await blame(handling, lease, letter.event, letter.attempts + 1, error)
  }
}

async function blame(
  handling: Handling,
  lease: Lease,
  event: Envelope,
  attempts: number,
  error: unknown,
): Promise<void> {
  const { db, consumer, clock, leaseMs, report } = handling
  const parked = attempts >= handling.attempts
  const nextAttemptAt = parked ? undefined : new Date(clock.now() + retryDelayMs(attempts)).toISOString()
  const now = clock.iso()
  await db.tx(async tx => {
    await writeUnderLease(tx, lease, lease.position, leaseMs)
    await rememberNew(tx, consumer.name, [event], now)
    await recordFailure(tx, {
      consumer: consumer.name,
      source: consumer.source,
      event,
      attempts,
      error,
      now,
      nextAttemptAt,
    })
  })
  report(parked ? 'event_parked' : 'event_failed', {
    consumer: consumer.name,
    eventId: event.id,
    type: event.type,
    attempts,
    error,
  })
}

/** One second, doubling, at most five minutes: eight attempts span about two minutes. */
const retryDelayMs = (attempts: number): number => Math.min(300_000, 1000 * 2 ** (attempts - 1))

/** The database is away or another replica took over: the event is not to blame, and nothing could be written down. */
const isNobodysFault = (error: unknown): boolean =>
  error instanceof LeaseLost || isDbError(error, 'db_unavailable')

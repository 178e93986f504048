import { statement } from '@stoa/platform/db'
import { pruneLetters } from '@stoa/platform/mail'
import { pruneAlerts } from './alert/telling-store.ts'
import type { Notifications } from './deps.ts'
import { pruneReminders } from './reminder/reminder-store.ts'

const day = 86_400_000

const backlog = statement<{ waiting: number; oldestSeconds: number; failing: number }>(
  'notifications.backlog',
  `select count(*)::integer as waiting,
          coalesce(extract(epoch from $1::timestamptz - min(created_at)), 0)::float8 as "oldestSeconds",
          (select count(*)::integer from webhooks where failing_since is not null and status = 'active') as failing
     from messages where status = 'queued'`,
)
const prunes = [
  statement(
    'notifications.prune-messages',
    `delete from messages where created_at < $1 and status <> 'queued'`,
  ),
  statement(
    'notifications.prune-deliveries',
    `delete from deliveries where created_at < $1 and status <> 'pending'`,
  ),
  statement('notifications.prune-bounces', 'delete from bounces where last_at < $1'),
  statement('notifications.prune-placed-orders', 'delete from placed_orders where placed_at < $1'),
]

export async function countBacklog({ db, clock, signals }: Notifications): Promise<void> {
  signals.backlog(await db.one(backlog, [clock.iso()]))
}

/** What is old goes, and with it whom it went to. */
export async function prune({ db, clock, config }: Notifications): Promise<void> {
  const before = new Date(clock.now() - config.keepDays * day).toISOString()
  for (const statement of prunes) await db.run(statement, [before])
  await pruneLetters(db, before)
  await pruneAlerts(db, clock.iso())
  await pruneReminders(db, clock)
}

import { createHash } from 'node:crypto'
import type { Envelope } from '@stoa/kernel/event'
import { statement, type Tx } from '@stoa/platform/db'
import { enqueue } from '@stoa/platform/jobs'
import type { Notifications } from '../deps.ts'
import { sendJob } from '../job-definitions.ts'
import type { TemplateName } from '../template/templates.ts'
import type { Refs } from './message.ts'

const insert = statement<{ id: string }>(
  'notifications.insert-message',
  `insert into messages (id, key, message_id, template, event_id, event_type, refs, customer_id, order_id, resend_of,
                         traceparent, status, next_attempt_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'queued', $12, $12) on conflict (key) do nothing returning id`,
)

export type Wanted = {
  readonly template: TemplateName
  readonly refs: Refs
  /** Tells apart mails of one template that one event makes. */
  readonly part?: string
  readonly resendOf?: string
}
type Cause = Pick<Envelope, 'id' | 'type' | 'traceparent'>
type Deps = Pick<Notifications, 'clock' | 'ids' | 'config'>

/** The row exists before anything is sent, and once however often its event comes. Answers its id when it is new. */
export async function queueMessage(
  tx: Tx,
  { clock, ids, config }: Deps,
  cause: Cause,
  { template, refs, part, resendOf }: Wanted,
): Promise<string | undefined> {
  const key = [cause.id, template, part].filter(word => word !== undefined).join(' ')
  const names = [ids.next('msg'), key, messageIdOf(key, config.from), template, cause.id, cause.type]
  const about = [JSON.stringify(refs), refs.customerId ?? null, refs.orderId ?? null, resendOf ?? null]
  const row = await tx.maybe(insert, [...names, ...about, cause.traceparent ?? null, clock.iso()])
  if (row) await enqueue(tx, sendJob, {}, { key: sendJob.name })
  return row?.id
}

/** The same for every attempt, also of a process that knows nothing of the one before. */
export function messageIdOf(key: string, from: string): string {
  const domain = /@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost'
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`
}

import { createHash } from 'node:crypto'
import type { Envelope } from '@stoa/kernel/event'
import { statement, type Tx } from '@stoa/platform/db'
import type { Notifications } from '../deps.ts'
import { sendJob } from '../job-definitions.ts'
import type { TemplateName } from '../template/templates.ts'
import type { Refs } from './message.ts'

const insert = statement<{ id: string }>(
  'notifications.insert-message',
  `insert into messages (id, key, message_id, template, event_id, event_type, refs, customer_id, order_id, resend_of,
                         traceparent, status, reason, next_attempt_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13, $14, $12, $12) on conflict (key) do nothing returning id`,
)

export type Wanted = {
  readonly template: TemplateName
  readonly refs: Refs
  /** Tells apart mails of one template that one event makes. */
  readonly part?: string
  readonly resendOf?: string
}
type Cause = Pick<Envelope, 'id' | 'type' | 'traceparent'> & { readonly occurredAt?: string }
type Deps = Pick<Notifications, 'clock' | 'ids' | 'config' | 'wake'>

const hour = 3_600_000
/** A service that is new, or was away for days, reads old events: they are no news to anybody. */
const isOld = ({ clock, config }: Deps, { occurredAt }: Cause): boolean =>
  occurredAt !== undefined && clock.now() - Date.parse(occurredAt) > config.giveUpHours * hour

/** The row exists before anything is sent, and once however often its event comes. Answers its id when it is new. */
export async function queueMessage(
  tx: Tx,
  deps: Deps,
  cause: Cause,
  { template, refs, part, resendOf }: Wanted,
): Promise<string | undefined> {
  const { clock, ids, config, wake } = deps
  const key = [cause.id, template, part].filter(word => word !== undefined).join(' ')
  const names = [ids.next('msg'), key, messageIdOf(key, config.from), template, cause.id, cause.type]
  const about = [JSON.stringify(refs), refs.customerId ?? null, refs.orderId ?? null, resendOf ?? null]
  const state = isOld(deps, cause) ? ['suppressed', 'its event was old when it was read'] : ['queued', null]
  const row = await tx.maybe(insert, [...names, ...about, cause.traceparent ?? null, clock.iso(), ...state])
  if (row) await wake(tx, sendJob)
  return row?.id
}

/** The same for every attempt, also of a process that knows nothing of the one before. */
export function messageIdOf(key: string, from: string): string {
  const domain = /@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost'
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`
}

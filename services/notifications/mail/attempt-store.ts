import { type Queries, statement } from '@stoa/platform/db'
import type { Handover } from '@stoa/platform/mail'
import type { MessageRow } from '../message/message.ts'
import { messageColumns } from '../message/message-columns.ts'
import type { Next } from './decide-next.ts'

/** Takes what is due; an attempt that never said what came of it ended with its process. */
const claim = statement<MessageRow>(
  'notifications.claim-messages',
  `with due as (
     select id as due_id from messages where status = 'queued' and next_attempt_at <= $1
      order by next_attempt_at limit $3 for update skip locked),
   claimed as (
     update messages set attempts = attempts + 1, next_attempt_at = $2 from due where id = due_id
     returning ${messageColumns}),
   lost as (
     update message_attempts attempt
        set outcome = case outcome when 'sending' then 'unknown' else 'deferred' end,
            detail = case outcome when 'sending' then 'the process ended before the answer: it may have been sent'
                                  else 'the process ended before it was sent' end
       from due where message_id = due_id and outcome in ('begun', 'sending')),
   begun as (
     insert into message_attempts (message_id, attempt, outcome, at) select id, attempts, 'begun', $1 from claimed)
   select * from claimed`,
)

/** The intent: committed before the mail server hears of it. No row comes back for who is no longer the one that tries. */
const intend = statement<{ id: string }>(
  'notifications.intend-message',
  `with mine as (
     update messages set recipient = $3, subject = $4, language = $5, customer_id = coalesce(customer_id, $6)
      where id = $1 and attempts = $2 and status = 'queued' returning id)
   update message_attempts set outcome = 'sending' from mine where message_id = id and attempt = $2 returning id`,
)

const settle = statement(
  'notifications.settle-message',
  `with tried as (update message_attempts set outcome = $3, detail = $4 where message_id = $1 and attempt = $2)
   update messages set status = $5, reason = $6, next_attempt_at = $7, sent_at = $8
    where id = $1 and attempts = $2 and status = 'queued'`,
)

export const claimMessages = (db: Queries, now: string, until: string, limit: number) =>
  db.all(claim, [now, until, limit])

type Tried = Pick<MessageRow, 'id' | 'attempts'>
export type Intent = {
  readonly recipient: string
  readonly subject: string
  readonly language: string
  readonly customerId: string | undefined
}

export const recordIntent = async (
  db: Queries,
  { id, attempts }: Tried,
  intent: Intent,
): Promise<boolean> => {
  const { recipient, subject, language, customerId } = intent
  const row = await db.maybe(intend, [id, attempts, recipient, subject, language, customerId ?? null])
  return row !== undefined
}

type Settled = Next | { readonly status: 'suppressed'; readonly reason: string }

export const recordOutcome = (
  db: Queries,
  { id, attempts }: Tried,
  { outcome, detail }: Pick<Handover, 'outcome' | 'detail'>,
  next: Settled,
  now: string,
): Promise<number> => {
  const at = 'at' in next ? next.at : null
  const sentAt = next.status === 'sent' ? now : null
  return db.run(settle, [id, attempts, outcome, detail, next.status, next.reason, at, sentAt])
}

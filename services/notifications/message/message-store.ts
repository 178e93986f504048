import { type Queries, statement } from '@stoa/platform/db'
import type { MessageRow } from './message.ts'
import { messageColumns } from './message-columns.ts'

const list = statement<MessageRow>(
  'notifications.list-messages',
  `select ${messageColumns} from messages
    where id < $1 and ($2::text is null or status = $2) and ($3::text is null or template = $3)
      and ($4::text is null or customer_id = $4) and ($5::text is null or order_id = $5)
      and ($6::text is null or event_id = $6)
    order by id desc limit $7`,
)
const find = statement<MessageRow & { tries: Try[] }>(
  'notifications.find-message',
  `select ${messageColumns},
          (select coalesce(json_agg(json_build_object('attempt', attempt, 'outcome', outcome, 'detail', detail, 'at', at)
                    order by attempt), '[]') from message_attempts where message_attempts.message_id = messages.id) as tries
     from messages where id = $1`,
)
const findMany = statement<MessageRow>(
  'notifications.find-many-messages',
  `select ${messageColumns} from messages where id = any($1) order by id desc`,
)

export type Try = {
  readonly attempt: number
  readonly outcome: string
  readonly detail: string | null
  readonly at: string
}

type Filter = {
  readonly status?: string | undefined
  readonly template?: string | undefined
  readonly customerId?: string | undefined
  readonly orderId?: string | undefined
  readonly eventId?: string | undefined
}

export const listMessages = (db: Queries, filter: Filter, before: string, limit: number) => {
  const { status, template, customerId, orderId, eventId } = filter
  const wanted = [status, template, customerId, orderId, eventId].map(value => value ?? null)
  return db.all(list, [before, ...wanted, limit])
}
export const findMessage = (db: Queries, id: string) => db.maybe(find, [id])
export const findManyMessages = (db: Queries, ids: readonly string[]) => db.all(findMany, [ids])

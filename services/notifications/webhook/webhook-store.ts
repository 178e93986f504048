import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { StoredSecret, WebhookRow } from './webhook.ts'

const columns = `id, name, url, types, status, disabled_reason as "disabledReason", failing_since as "failingSince", secrets,
  created_at as "createdAt", updated_at as "updatedAt", version`
const insert = statement(
  'notifications.insert-webhook',
  `insert into webhooks (id, name, url, types, status, secrets, created_at, updated_at) values ($1, $2, $3, $4, 'active', $5, $6, $6)`,
)
const find = statement<WebhookRow>(
  'notifications.find-webhook',
  `select ${columns} from webhooks where id = $1`,
)
const lock = statement<WebhookRow>(
  'notifications.lock-webhook',
  `select ${columns} from webhooks where id = $1 for update`,
)
const findMany = statement<WebhookRow>(
  'notifications.find-many-webhooks',
  `select ${columns} from webhooks where id = any($1) order by id desc`,
)
const list = statement<WebhookRow>(
  'notifications.list-webhooks',
  `select ${columns} from webhooks where id < $1 order by id desc limit $2`,
)
const save = statement<WebhookRow>(
  'notifications.save-webhook',
  `update webhooks set name = $2, url = $3, types = $4, status = $5, disabled_reason = $6, failing_since = $7, secrets = $8,
     updated_at = $9, version = version + 1 where id = $1 returning ${columns}`,
)
const remove = statement('notifications.delete-webhook', 'delete from webhooks where id = $1')

type New = Pick<WebhookRow, 'id' | 'name' | 'url' | 'types'> & { readonly secrets: readonly StoredSecret[] }

export const insertWebhook = (tx: Tx, { id, name, url, types, secrets }: New, now: string) =>
  tx.run(insert, [id, name, url, types, JSON.stringify(secrets), now])
export const findWebhook = (db: Queries, id: string) => db.maybe(find, [id])
export const lockWebhook = (tx: Tx, id: string) => tx.maybe(lock, [id])
export const findManyWebhooks = (db: Queries, ids: readonly string[]) => db.all(findMany, [ids])
export const listWebhooks = (db: Queries, before: string, limit: number) => db.all(list, [before, limit])
export const deleteWebhook = (tx: Tx, id: string) => tx.run(remove, [id])

export function saveWebhook(tx: Tx, row: WebhookRow, now: string): Promise<WebhookRow> {
  const { id, name, url, types, status, disabledReason, failingSince, secrets } = row
  const state = [status, disabledReason, failingSince, JSON.stringify(secrets)]
  return tx.one(save, [id, name, url, types, ...state, now])
}

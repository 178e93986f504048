import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { Notifications } from '../deps.ts'
import { beforeNumberOf, pageOf, rowsOf } from '../page.ts'

type Row = { id: number; at: string; actor: string; action: string; entity: string; changes: unknown }

const list = statement<Row>(
  'notifications.list-audit',
  `select id, at, actor, action, entity, changes from audit
    where ($1::text is null or entity = $1) and ($2::text is null or actor = $2) and id < $3
    order by id desc limit $4`,
)

export const createListAudit =
  ({ db, cursorKey }: Notifications): Handler<typeof notificationsContract, 'listNotificationsAudit'> =>
  async input => {
    const before = beforeNumberOf(cursorKey, input)
    const rows = await db.all(list, [input.entity ?? null, input.actor ?? null, before, rowsOf(input)])
    return ok(pageOf(cursorKey, input, rows, { show: row => row, place: ({ id }) => id }))
  }

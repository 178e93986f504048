import { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement } from '@stoa/platform/db'
import { recordAudit } from '../audit/record-audit.ts'
import type { Notifications } from '../deps.ts'
import { beforeOf, pageOf, rowsOf } from '../page.ts'

type Row = { id: string; bounces: number; suppressed: boolean; reason: string; lastBounceAt: string }

const list = statement<Row>(
  'notifications.list-bounces',
  `select id, count as bounces, suppressed, reason, last_at as "lastBounceAt" from bounces
    where id < $1 order by id desc limit $2`,
)
const lift = statement('notifications.lift-bounce', 'delete from bounces where id = $1')

export const createListSuppressions =
  ({ db, cursorKey }: Notifications): Handler<typeof notificationsContract, 'listSuppressions'> =>
  async input => {
    const rows = await db.all(list, [beforeOf(cursorKey, input), rowsOf(input)])
    return ok(pageOf(cursorKey, input, rows, { show: row => row, place: ({ id }) => id }))
  }

export const createLiftSuppression = (deps: Notifications) =>
  command(
    deps.db,
    { contract: notificationsContract, method: 'liftSuppression', clock: deps.clock },
    async (tx, { id }, call) => {
      if ((await tx.run(lift, [id])) === 0)
        throw new PlatformError('not_found', { detail: `There is no suppression ${id}` })
      await recordAudit(tx, deps, call, { action: 'suppression.lifted', entity: id })
      return ok(null)
    },
  )

import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { enqueue } from '@stoa/platform/jobs'
import type { Notifications } from '../deps.ts'
import { tellJob } from '../job-definitions.ts'
import { endReminders } from '../reminder/reminder-store.ts'
import { confirmAlert, findAlert, removeAlert, removeOwnAlert } from './alert-store.ts'
import { openLink } from './link-token.ts'
import { untilTold } from './times.ts'

type Contract = typeof notificationsContract

const invalid = fail({
  code: 'token_invalid' as const,
  detail: 'The link has expired, was withdrawn or is not one of ours',
})

/** Followed twice it says the same. */
export const createConfirmAlert =
  (deps: Notifications): Handler<Contract, 'confirmStockAlert'> =>
  async ({ token }, call) => {
    const link = openLink(deps.addressKey, token)
    if (link?.purpose !== 'confirm') return invalid
    const now = deps.clock.iso()
    return deps.db.tx(async tx => {
      const confirmed = await confirmAlert(tx, link.id, { now, until: untilTold(deps) })
      const alert = confirmed ?? (await findAlert(tx, link.id, now))
      if (!alert) return invalid
      const { sku } = alert
      if (confirmed) await enqueue(tx, tellJob, { sku }, { key: `${tellJob.name} ${sku}`, call })
      return ok({ status: 'subscribed', sku })
    })
  }

/** What is gone already stays gone. Of reminders the link of any ends them all. */
export const createUnsubscribe =
  ({ db, addressKey, clock }: Notifications): Handler<Contract, 'unsubscribe'> =>
  async ({ token }) => {
    const link = openLink(addressKey, token)
    if (link?.purpose === 'alert') await removeAlert(db, link.id)
    else if (link?.purpose === 'reminders') await endReminders(db, link.id, clock.iso())
    else return invalid
    return ok({ status: 'unsubscribed' })
  }

export const createDeleteAlert =
  ({ db }: Notifications): Handler<Contract, 'deleteStockAlert'> =>
  async ({ id }, { actor }) => {
    const own = actor.kind === 'customer' && (await removeOwnAlert(db, id, actor.id)) === 1
    if (!own) throw new PlatformError('not_found', { detail: `You do not wait for ${id}` })
    return ok(null)
  }

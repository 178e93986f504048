import type { Notifications } from '../deps.ts'
import { queueMessage } from '../message/queue-message.ts'
import { takeAskingAlert } from './alert-store.ts'
import { aDayAgo } from './times.ts'

/** Nobody's mailbox can be filled by asking in their name. */
const mostADay = 5

/** One link to confirm for who was not asked today; nothing for who has confirmed. */
export const sendAsking = (
  deps: Notifications,
  { alertId }: { readonly alertId: string },
  traceparent: string | undefined,
): Promise<void> =>
  deps.db.tx(async tx => {
    const now = deps.clock.iso()
    const alert = await takeAskingAlert(tx, alertId, now, aDayAgo(deps), mostADay)
    if (!alert) return
    const { id, customerId } = alert
    const cause = { id: `${id} ${now}`, type: 'notifications.stock-alert-asked', traceparent }
    const refs = { alertId: id, ...(customerId !== null && { customerId }) }
    await queueMessage(tx, deps, cause, { template: 'stock-alert-confirm', refs })
  })

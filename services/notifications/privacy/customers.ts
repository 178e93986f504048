import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import { forgetLetters } from '@stoa/platform/mail'
import { findAlertsOf, forgetAlerts } from '../alert/alert-store.ts'
import type { Notifications } from '../deps.ts'
import { forgetReminder } from '../reminder/reminder-store.ts'
import { findMessagesOf, forgetMessages } from './privacy-store.ts'

type Request = { readonly customerId: string; readonly requestId: string }

const callOf = ({ clock }: Notifications) =>
  newCall({ actor: systemActor('notifications:privacy'), caller: 'notifications', clock })

export async function forgetCustomer(deps: Notifications, { customerId, requestId }: Request): Promise<void> {
  await deps.db.tx(async tx => {
    await forgetAlerts(tx, customerId)
    await forgetReminder(tx, customerId)
    await forgetLetters(tx, await forgetMessages(tx, customerId))
  })
  await deps.identity.completePrivacyPart({ id: requestId, service: 'notifications' }, callOf(deps))
}

export async function exportCustomer(deps: Notifications, { customerId, requestId }: Request): Promise<void> {
  const messages = await findMessagesOf(deps.db, customerId)
  const stockAlerts = await findAlertsOf(deps.db, customerId)
  const part = { id: requestId, service: 'notifications', data: { messages, stockAlerts } }
  await deps.identity.completePrivacyPart(part, callOf(deps))
}

import type { Call } from '@stoa/kernel/call'
import { isPlatformError } from '@stoa/kernel/errors'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import { findWebhook } from '../webhook/webhook-store.ts'
import { type Found, gone } from './found.ts'

/** Stands for the address of the configuration. */
export const staffMailbox = 'address'

export async function staffFacts(
  deps: Pick<Notifications, 'identity' | 'config' | 'db'>,
  { staffId = '', webhookId = '' }: Refs,
  call: Call,
): Promise<Found> {
  const webhook = await findWebhook(deps.db, webhookId)
  if (!webhook) return gone('the webhook was deleted')
  const to = await receiverOf(deps, staffId, call)
  if (!to) return gone('nobody of that id works here any more')
  const given = { name: webhook.name, detail: webhook.disabledReason ?? '' }
  return { facts: { to, given, language: deps.config.language, link: '/admin/webhooks' } }
}

async function receiverOf(
  { identity, config }: Pick<Notifications, 'identity' | 'config'>,
  staffId: string,
  call: Call,
) {
  if (staffId === staffMailbox)
    return config.staffAddress === undefined ? undefined : { name: '', address: config.staffAddress }
  try {
    const staff = await identity.getStaff({ id: staffId }, call)
    return staff.ok && staff.value.status === 'active'
      ? { name: staff.value.name, address: staff.value.email }
      : undefined
  } catch (error) {
    if (isPlatformError(error, 'not_found')) return undefined
    throw error
  }
}

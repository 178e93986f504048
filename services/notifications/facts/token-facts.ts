import type { Call } from '@stoa/kernel/call'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import { type Found, gone, hidden, type Secrets } from './found.ts'

const paths = {
  'verify-email': '/account/verify?token=',
  'change-email': '/account/verify?purpose=change&token=',
  'reset-password': '/account/reset?token=',
  'invite-staff': '/admin/invitation?token=',
} as const

/** The secret of the link is made by identity as it is asked for, and is kept nowhere here. */
export async function tokenFacts(
  { identity }: Pick<Notifications, 'identity'>,
  { tokenId = '' }: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  const mail = await identity.getTokenMail({ tokenId }, call)
  if (!mail.ok) return gone('the link was used, replaced or has expired')
  const { kind, to, customerId, token, expiresAt } = mail.value
  return {
    facts: {
      ...{ to: { name: to.name, address: to.email }, language: to.language, customerId },
      ...{ given: { name: to.name }, until: expiresAt },
      link: `${paths[kind]}${secrets === 'shown' ? encodeURIComponent(token) : hidden}`,
    },
  }
}

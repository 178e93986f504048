import type { Call } from '@stoa/kernel/call'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import type { TemplateName } from '../template/templates.ts'
import { type Found, gone } from './found.ts'

const links: Partial<Record<TemplateName, string>> = {
  'registration-repeated': '/account/sign-in',
  'export-ready': '/account/data',
}

export async function customerFacts(
  { identity }: Pick<Notifications, 'identity'>,
  template: TemplateName,
  { customerId = '' }: Refs,
  call: Call,
): Promise<Found> {
  const contact = await identity.getContact({ customerId }, call)
  if (!contact.ok) return gone('the customer is gone')
  const { email, name, language } = contact.value
  const to = { name, address: email }
  return { facts: { to, language, customerId, given: { name }, link: links[template] } }
}

import type { Call } from '@stoa/kernel/call'
import { type AlertRow, findAlert } from '../alert/alert-store.ts'
import { signLink } from '../alert/link-token.ts'
import { canBeBought } from '../alert/tell-alerts.ts'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import type { TemplateName } from '../template/templates.ts'
import { type Found, gone, hidden, type Secrets } from './found.ts'
import { variantName } from './variant-name.ts'

/** Looked up as it is sent: whether it still waits, whether it can still be had, and where to write to. */
export async function alertFacts(
  deps: Notifications,
  template: TemplateName,
  refs: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  const alert = await findAlert(deps.db, refs.alertId ?? '', deps.clock.iso())
  if (!alert || !isDue(alert, template, refs)) return gone('it was confirmed, ended or told before')
  const to = await receiverOf(deps, alert, call)
  if (!to) return gone('the customer is gone, or has an address that is not proved')
  const { sku, language } = alert
  const variant = await deps.catalog.getVariant({ sku, language }, call)
  const asks = template === 'stock-alert-confirm'
  if (!variant.ok) return asks ? gone('it is not sold any more') : soldOut(sku)
  if (!asks && !(await canBeBought(deps, sku, call))) return soldOut(sku)
  const { productSlug } = variant.value
  const given = { name: to.name, title: variantName(variant.value) }
  const facts = { to, language, given, ...(alert.customerId !== null && { customerId: alert.customerId }) }
  if (asks) return { facts: { ...facts, link: linkOf(deps, alert, secrets), until: alert.expiresAt } }
  return { facts: { ...facts, link: `/products/${productSlug}`, unsubscribe: endOf(deps, alert, secrets) } }
}

const soldOut = (sku: string): Found => ({
  gone: 'it was sold out again before it was sent: it waits for the next time',
  soldOut: sku,
})

/** Only the last mail that was queued for it may go. */
const isDue = ({ status, round }: AlertRow, template: TemplateName, refs: Refs): boolean =>
  template === 'stock-alert-confirm' ? status === 'unconfirmed' : status === 'told' && round === refs.round

async function receiverOf({ identity }: Notifications, { address, customerId }: AlertRow, call: Call) {
  if (address !== null) return { name: '', address }
  const contact = await identity.getContact({ customerId: customerId ?? '' }, call)
  if (!contact.ok || !contact.value.emailVerified) return undefined
  return { name: contact.value.name, address: contact.value.email }
}

const linkOf = ({ addressKey }: Notifications, { id }: AlertRow, secrets: Secrets): string =>
  `/alerts/confirm?token=${secrets === 'shown' ? signLink(addressKey, { purpose: 'confirm', id }) : hidden}`
const endOf = ({ addressKey }: Notifications, { id }: AlertRow, secrets: Secrets): string =>
  `/unsubscribe?token=${secrets === 'shown' ? signLink(addressKey, { purpose: 'alert', id }) : hidden}`

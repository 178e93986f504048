import type { Call } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { signLink } from '../alert/link-token.ts'
import type { Notifications } from '../deps.ts'
import { hashOf } from '../mail/bounce-store.ts'
import type { Refs } from '../message/message.ts'
import { hasEndedReminders } from '../reminder/reminder-store.ts'
import type { Line } from '../template/facts.ts'
import { type Found, gone, hidden, type Secrets } from './found.ts'
import { variantName } from './variant-name.ts'

/** Who has signed out meanwhile signs in first: the cart is theirs and not the browser's. */
const toCart = '/account/sign-in?return=%2Fcart'

/** Looked up as it is sent: whether the customer wants it, and whether the cart is as it was left. */
export async function reminderFacts(
  deps: Notifications,
  { customerId = '', cartId = '', cartVersion = 0 }: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  const contact = await deps.identity.getContact({ customerId }, call)
  if (!contact.ok || !contact.value.emailVerified)
    return gone('the customer is gone, or has an address that is not proved')
  const { email, name, marketing } = contact.value
  if (!marketing) return gone('the customer has not agreed to such mail')
  const hash = hashOf(deps.addressKey, email)
  if (await hasEndedReminders(deps.db, hash)) return gone('the customer wants no reminders')
  const cart = await deps.cart.getAbandonedCart({ id: cartId, version: cartVersion }, call)
  if (!cart.ok || cart.value.customerId !== customerId)
    return gone('the cart was changed, emptied or ordered meanwhile')
  const language = cart.value.language ?? contact.value.language
  const lines = await linesOf(deps, cart.value.lines, language, call)
  if (lines.length === 0) return gone('nothing of the cart is sold any more')
  const token = secrets === 'shown' ? signLink(deps.addressKey, { purpose: 'reminders', id: hash }) : hidden
  return {
    facts: {
      ...{ to: { name, address: email }, language, customerId, given: { name }, lines },
      ...{ link: toCart, unsubscribe: `/unsubscribe?token=${token}` },
    },
  }
}

type InCart = readonly { readonly sku: string; readonly quantity: number }[]

/** What is not sold any more is left out: the cart says so itself. */
async function linesOf(
  { catalog }: Notifications,
  lines: InCart,
  language: string,
  call: Call,
): Promise<Line[]> {
  const skus = [...new Set(lines.map(({ sku }) => sku))]
  const { items } = unwrap(await catalog.getManyVariants({ skus, language }, call))
  const names = new Map(items.map(variant => [variant.sku, variantName(variant)]))
  return lines.flatMap(({ sku, quantity }) => {
    const title = names.get(sku)
    return title === undefined ? [] : [{ title, quantity }]
  })
}

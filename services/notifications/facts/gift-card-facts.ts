import type { Call } from '@stoa/kernel/call'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import { type Found, gone, hidden, type Secrets } from './found.ts'

/** The code is told in this mail alone: orders makes it as it is asked for. */
export async function giftCardFacts(
  { orders }: Pick<Notifications, 'orders'>,
  { giftCardId = '' }: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  const delivery = await orders.getGiftCardDelivery({ giftCardId }, call)
  if (!delivery.ok) return gone('the card is not to be mailed, or its order was made anonymous')
  const { email, name, language, number, customerId, amount, expiresAt, code } = delivery.value
  return {
    facts: {
      ...{ to: { name, address: email }, language, customerId, amount, until: expiresAt },
      ...{ given: { name, number }, link: '/' },
      rows: [{ label: 'code', value: secrets === 'shown' ? code : hidden }],
    },
  }
}

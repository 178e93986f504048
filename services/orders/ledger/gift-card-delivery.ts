import type { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { Orders } from '../context.ts'
import { findOrder } from '../order/order-store.ts'
import { mailedCode } from './card-code.ts'
import { findCard, findCardByCode } from './gift-card-store.ts'

/** The code is computed for the message and goes nowhere else; a card that was handed out otherwise has none to send. */
export const createGetGiftCardDelivery =
  ({ db, linkKey }: Orders): Handler<typeof ordersContract, 'getGiftCardDelivery'> =>
  async ({ giftCardId }) => {
    const gone = (why: string) => fail({ code: 'delivery_gone' as const, detail: `${giftCardId}: ${why}` })
    const card = await findCard(db, giftCardId)
    if (!card?.orderId || card.status !== 'active') return gone('there is no such card to send')
    const code = mailedCode(linkKey, giftCardId)
    if ((await findCardByCode(db, code))?.id !== giftCardId)
      return gone('its code was made under another key')
    const order = await findOrder(db, card.orderId)
    if (!order?.email) return gone('its order was made anonymous')
    const { id: orderId, number, email, language, customerId, doc } = order
    return ok({
      ...{ giftCardId, code, orderId, number, email, language, name: (doc.billTo ?? doc.shipTo)?.name ?? '' },
      amount: { amount: card.initial, currency: card.currency },
      ...(card.expiresAt !== null && { expiresAt: card.expiresAt }),
      ...(customerId !== null && { customerId }),
    })
  }

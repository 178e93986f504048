import { orderLinkRequested, type ordersContract } from '@stoa/contracts/orders'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { emit } from '@stoa/platform/events'
import type { Orders } from '../context.ts'
import { findOrder } from '../order/order-store.ts'
import { isMark, markOf } from '../signed-text.ts'
import { countRequest, findByNumber, grantAccess, insertLink, openLink } from './link-store.ts'

const purpose = 'order-link'
const day = 86_400_000
const hour = 3_600_000
const requestsAnHour = 5

/** Answers alike whether there is such an order, the address is another, or it was asked too often. */
export const createRequestOrderLink =
  ({ db, clock, ids }: Orders): Handler<typeof ordersContract, 'requestOrderLink'> =>
  async ({ number, email }, call) => {
    await db.tx(async tx => {
      const since = new Date(clock.now() - hour).toISOString()
      const asked = await countRequest(tx, number, email, clock.iso(), since)
      const order = await findByNumber(tx, number, email)
      if (!order || asked >= requestsAnHour) return
      const { id: orderId, channel, version: aggregateVersion, customerId } = order
      const data = {
        orderId,
        number: order.number,
        linkId: ids.next('lnk'),
        ...(customerId && { customerId }),
      }
      await emit(
        tx,
        orderLinkRequested,
        { aggregateId: orderId, aggregateVersion, channel, data },
        { clock, ids, call },
      )
    })
    return ok({ status: 'accepted' as const })
  }

/** A link is swapped for access of the session that opens it, once. */
export const createOpenOrderLink =
  ({ db, clock, linkKey }: Orders): Handler<typeof ordersContract, 'openOrderLink'> =>
  async ({ token }, { actor }) => {
    const [id = '', mark = ''] = token.split('.')
    const invalid = fail({ code: 'link_invalid' as const, detail: 'The link is used, revoked or expired' })
    if (!isMark(linkKey, purpose, id, mark)) return invalid
    const opened = await db.tx(async tx => {
      const link = await openLink(tx, id, clock.iso())
      if (link) await grantAccess(tx, link.orderId, principalOf(actor), clock.iso())
      return link
    })
    return opened ? ok(opened) : invalid
  }

export const createGetOrderContact =
  ({ db, clock, ids, config, linkKey }: Orders): Handler<typeof ordersContract, 'getOrderContact'> =>
  async ({ orderId, link }) => {
    const order = await findOrder(db, orderId)
    if (!order?.email)
      return fail({ code: 'contact_gone', detail: `Nobody is to be written to about ${orderId}` })
    const { number, email, language, customerId, linkVersion: version, doc } = order
    const contact = { orderId, number, email, language, name: (doc.billTo ?? doc.shipTo)?.name ?? '' }
    const known = { ...contact, ...(customerId !== null && { customerId }) }
    if (!link) return ok(known)
    const id = ids.next('lnk')
    const expiresAt = new Date(clock.now() + config.linkDays * day).toISOString()
    await insertLink(db, { id, orderId, version, expiresAt })
    return ok({ ...known, linkToken: `${id}.${markOf(linkKey, purpose, id)}` })
  }

import { orderClaimed } from '@stoa/contracts/orders'
import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Orders } from '../context.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { viewOfOrder } from '../order/order-view.ts'
import { findCheckoutsOf, findOrdersOf, findUnclaimed, forgetCheckoutsOf } from './customer-store.ts'

type Request = { readonly customerId: string; readonly requestId: string }

const callOf = ({ clock }: Orders, name: string) =>
  newCall({ actor: systemActor(`orders:${name}`), caller: 'orders', clock })

/** Guest orders come to who has proved the address they were placed with, and to nobody else. */
export async function claimGuestOrders(deps: Orders, customerId: string): Promise<number> {
  const call = callOf(deps, 'claim')
  const contact = await deps.identity.getContact({ customerId }, call)
  if (!contact.ok || !contact.value.emailVerified) return 0
  const found = await findUnclaimed(deps.db, contact.value.email)
  for (const { id } of found)
    await deps.db.tx(async tx => {
      const order = await lockedOrder(tx, id)
      if (order.customerId !== null) return
      const claimed = {
        ...order,
        customerId,
        owner: `customer:${customerId}`,
        linkVersion: order.linkVersion + 1,
      }
      await saveChange(
        tx,
        { order: claimed, kind: 'order-claimed', events: [news(orderClaimed, {})] },
        call,
        deps,
      )
    })
  return found.length
}

/** Orders stay for the books, without whom they were of; invoices are kept as the law asks. */
export async function forgetCustomer(deps: Orders, { customerId, requestId }: Request): Promise<void> {
  const call = callOf(deps, 'privacy')
  for (const { id } of await findOrdersOf(deps.db, customerId))
    await deps.db.tx(async tx => {
      const order = await lockedOrder(tx, id)
      await saveChange(tx, { order: anonymous(order), kind: 'customer-erased' }, call, deps)
    })
  await deps.db.tx(tx => forgetCheckoutsOf(tx, `customer:${customerId}`))
  await deps.identity.completePrivacyPart({ id: requestId, service: 'orders' }, call)
}

function anonymous({ doc, ...order }: OrderRow): OrderRow {
  const { shipTo: _, billTo: __, ...kept } = doc
  return { ...order, ...{ owner: 'erased', customerId: null, email: null }, doc: kept }
}

export async function exportCustomer(deps: Orders, { customerId, requestId }: Request): Promise<void> {
  const orders = await findOrdersOf(deps.db, customerId)
  const checkouts = await findCheckoutsOf(deps.db, `customer:${customerId}`)
  const views = []
  for (const order of orders) views.push(await viewOfOrder(deps.db, order))
  const data = { orders: views, checkouts }
  await deps.identity.completePrivacyPart({ id: requestId, service: 'orders', data }, callOf(deps, 'privacy'))
}

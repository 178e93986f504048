import type { Order, OrderSummary, StaffOrderSummary } from '@stoa/contracts/orders'
import type { Queries } from '@stoa/platform/db'
import type { Static } from 'typebox'
import { refunds, refundView } from '../refund/refund.ts'
import { shipments, shipmentView } from '../ship/shipment.ts'
import { capturedOf, type OrderRow, refundedOf } from './order.ts'

export type OrderView = Static<typeof Order>

export const summaryOf = (order: OrderRow): Static<typeof OrderSummary> => ({
  ...{ id: order.id, number: order.number, status: order.status, paymentStatus: order.paymentStatus },
  ...{ fulfilmentStatus: order.fulfilmentStatus, channel: order.channel, units: order.units },
  ...(order.customerId !== null && { customerId: order.customerId }),
  total: { amount: order.total, currency: order.currency },
  placedAt: order.placedAt,
})

/** Nobody is named any more once the buyer was forgotten. */
export function staffSummaryOf(order: OrderRow): Static<typeof StaffOrderSummary> {
  const name = order.doc.shipTo?.name ?? order.doc.billTo?.name
  return {
    ...summaryOf(order),
    ...(name !== undefined && { customerName: name }),
    ...(order.email !== null && { email: order.email }),
  }
}

export async function viewOfOrder(db: Queries, order: OrderRow): Promise<OrderView> {
  const [sent, given] = await Promise.all([shipments.ofOrder(db, order.id), refunds.ofOrder(db, order.id)])
  const { doc, currency } = order
  const money = (amount: number) => ({ amount, currency })
  return {
    ...summaryOf(order),
    ...{ checkoutId: order.checkoutId, currency, language: order.language, version: order.version },
    ...(order.cartId !== null && { cartId: order.cartId }),
    ...(order.email !== null && { email: order.email }),
    ...placesOf(doc),
    coupons: [...doc.coupons],
    lines: doc.lines.map(({ shipping: _, reservationId: __, taxName: ___, ...line }) => line),
    totals: [...doc.totals],
    ...{ captured: money(capturedOf(order)), refunded: money(refundedOf(order)) },
    tenders: doc.tenders.map(({ kind, reference, authorised, captured, refunded }) => ({
      ...{ kind, reference },
      ...{ authorised: money(authorised), captured: money(captured), refunded: money(refunded) },
    })),
    ...{ shipments: sent.map(shipmentView), refunds: given.map(refundView) },
  }
}

const placesOf = ({ shipTo, billTo, shippingOption, exchangeOf }: OrderRow['doc']) => ({
  ...(shipTo && { shipTo }),
  ...(billTo && { billTo }),
  ...(shippingOption && { shippingOption }),
  ...(exchangeOf && { exchangeOf }),
})

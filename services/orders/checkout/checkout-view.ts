import { type CheckoutRow, type CheckoutView, problemsOf } from './checkout.ts'
import { linesOf, totalsOf } from './quote.ts'

/** What the buyer sees. Computed from the row alone: a look at a checkout calls nobody. */
export function viewOf(row: CheckoutRow): CheckoutView {
  const { id, form, quote, orderId, orderNumber } = row
  const problems = row.status === 'open' ? problemsOf(row) : []
  const open = problems.length > 0 ? 'incomplete' : 'ready'
  return {
    ...{ id, status: row.status === 'open' ? open : row.status, version: row.version, problems },
    ...{ channel: row.channel, currency: row.currency, expiresAt: row.expiresAt },
    ...filledIn(form),
    ...(row.cartId !== null && { cartId: row.cartId }),
    shippingOptions: quote.shippingOptions.map(option => ({
      ...{ id: option.id, name: option.label, price: option.price },
      chosen: option.id === quote.shipping?.option,
    })),
    ...{ lines: linesOf(quote), totals: totalsOf(quote), total: quote.total, due: quote.total },
    ...(row.action && { action: row.action }),
    ...(row.failure && { failure: row.failure }),
    ...(orderId !== null && { orderId }),
    ...(orderNumber !== null && { orderNumber }),
    links: {
      self: `/v1/checkouts/${id}`,
      ...(orderId !== null && { order: `/v1/orders/${orderId}` }),
    },
  }
}

function filledIn(form: CheckoutRow['form']) {
  const { language, customerId, email, shipTo, billTo, shippingOption, coupons, useStoreCredit } = form
  return {
    ...{ language, coupons: [...coupons], useStoreCredit },
    giftCards: form.giftCards.map(({ lastFour }) => lastFour),
    ...(customerId && { customerId }),
    ...(email && { email }),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
    ...(shippingOption && { shippingOption }),
  }
}

import type { Queries } from '@stoa/platform/db'
import { labelOf } from '../order/labels.ts'
import type { TotalLine } from '../order/order.ts'
import { type CheckoutRow, type CheckoutView, problemsOf } from './checkout.ts'
import { tendersOf } from './checkout-tenders.ts'
import { linesOf, totalsOf } from './quote.ts'

/** What the buyer sees. From the own tables alone, and from the row alone without cards and credit. */
export const showCheckout = async (db: Queries, row: CheckoutRow): Promise<CheckoutView> =>
  viewOf(row, await tendersOf(db, row))

function viewOf(row: CheckoutRow, tenders: readonly TotalLine[]): CheckoutView {
  const { id, form, quote, orderId, orderNumber } = row
  const problems = row.status === 'open' ? problemsOf(row) : []
  const open = problems.length > 0 ? 'incomplete' : 'ready'
  return {
    ...{ id, status: row.status === 'open' ? open : row.status, version: row.version, problems },
    ...{ channel: row.channel, currency: row.currency, expiresAt: row.expiresAt },
    // While it waits for the buyer, the checkout lives as long as what it holds.
    ...(row.status === 'requires_action' && { reservationExpiresAt: row.expiresAt }),
    ...(row.status === 'open' &&
      form.hold?.attempt === row.attempt && { reservationExpiresAt: form.hold.until }),
    ...filledIn(form),
    ...(row.cartId !== null && { cartId: row.cartId }),
    shippingOptions: quote.shippingOptions.map(option => ({
      ...{ id: option.id, name: option.label, price: option.price },
      chosen: option.id === quote.shipping?.option,
    })),
    ...{ lines: linesOf(quote), total: quote.total, ...dueOf(quote, tenders, form.language) },
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

/** Without cards and credit the total is what is due, and says so itself. */
function dueOf(quote: CheckoutRow['quote'], tenders: readonly TotalLine[], language: string) {
  const totals = totalsOf(quote, language)
  const { amount, currency } = quote.total
  const due = { amount: tenders.reduce((left, { money }) => left + money.amount, amount), currency }
  const last = { kind: 'due', label: labelOf('due', language), money: due }
  return { due, totals: tenders.length > 0 ? [...totals, ...tenders, last] : totals }
}

import { attemptKey, type CheckoutRow } from '../checkout/checkout.ts'
import { linesOf, type Quote, totalsOf } from '../checkout/quote.ts'
import { labelOf } from '../order/labels.ts'
import { type OrderRow, settled, type Tender, type TotalLine } from '../order/order.ts'
import { type Placing, usesHeld } from './state.ts'

type Made = { readonly number: string; readonly placedAt: string; readonly giftCardPrefix: string }

/** The order as the frozen quote says, and as it is paid. Pure. */
export function buildOrder(
  checkout: CheckoutRow,
  state: Placing,
  { giftCardPrefix, ...made }: Made,
): OrderRow {
  const { form, quote } = checkout
  const customer = form.customerId ?? null
  return settled({
    ...made,
    ...{ id: state.orderId, checkoutId: checkout.id, cartId: checkout.cartId },
    ...{ owner: checkout.owner, customerId: customer, email: form.email ?? null, status: 'open' },
    ...{ paymentStatus: 'authorised', fulfilmentStatus: 'unfulfilled', units: 0, linkVersion: 1 },
    ...{ channel: checkout.channel, currency: checkout.currency, language: form.language },
    ...{ total: quote.total.amount, version: 1 },
    doc: {
      lines: linesOf(quote).map((line, i) => ({
        ...line,
        ...{ shipped: 0, returned: 0, shipping: 0, reservationId: attemptKey(checkout) },
        ...(quote.lines[i]?.taxes[0] && { taxName: quote.lines[i].taxes[0].name }),
        ...(isGiftCard(quote.lines[i], giftCardPrefix) && { giftCard: true }),
        ...optionsOf(form, line.lineId),
      })),
      totals: [...totalsOf(quote, form.language), ...tenderTotals(state)],
      tenders: tendersOf(state),
      ...(form.shipTo && { shipTo: form.shipTo }),
      ...(form.billTo && { billTo: form.billTo }),
      ...(form.shippingOption && { shippingOption: form.shippingOption }),
      coupons: state.coupons,
      couponKeys: usesHeld(state) ? [state.key] : [],
    },
  })
}

const isGiftCard = (line: Quote['lines'][number] | undefined, prefix: string): boolean =>
  line !== undefined && !line.shipped && line.sku.startsWith(prefix)

const optionsOf = (form: CheckoutRow['form'], lineId: string) => {
  const options = form.lines.find(line => line.lineId === lineId)?.options
  return options ? { options } : {}
}

/** How the total is paid, as further lines below it; the last is what the payment is of. */
export function tenderTotals({ ledgerParts, currency, due, form: { language } }: Placing): TotalLine[] {
  if (ledgerParts.length === 0) return []
  const parts = ledgerParts.map(({ kind, amount }) => ({
    ...{ kind, label: labelOf(kind, language) },
    money: { amount: -amount, currency },
  }))
  return [...parts, { kind: 'due', label: labelOf('due', language), money: { amount: due, currency } }]
}

function tendersOf({ ledgerParts, due, key, captured, multiCapture }: Placing): Tender[] {
  const fresh = { refunded: 0, pending: 0 }
  const ledgers = ledgerParts.map(({ kind, ledgerId, amount }) => ({
    ...{ kind, reference: ledgerId, authorised: amount, captured: amount, ...fresh },
  }))
  if (due === 0) return ledgers
  const payment: Tender = {
    ...{ kind: 'payment', reference: key, authorised: due, captured, ...fresh },
    multiCapture: multiCapture ?? false,
  }
  return [payment, ...ledgers]
}

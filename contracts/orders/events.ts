import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import {
  CheckoutId,
  Currency,
  CustomerId,
  EditId,
  GiftCardId,
  InvoiceId,
  LinkId,
  Money,
  OrderId,
  OrderNumber,
  Quantity,
  RefundId,
  ReturnId,
  ShipmentId,
  Sku,
} from './values.ts'

const order = { orderId: OrderId, number: OrderNumber, customerId: Type.Optional(CustomerId) }
const lines = Type.Array(Type.Object({ sku: Sku, quantity: Quantity }))

export const orderPlaced = defineEvent(
  'orders.order-placed',
  1,
  Type.Object({
    ...order,
    checkoutId: CheckoutId,
    cartId: Type.Optional(Type.String()),
    total: Money,
    lines,
  }),
  'An order exists; its payment is authorised, or there is nothing to pay',
)
export const orderPaid = defineEvent(
  'orders.order-paid',
  1,
  Type.Object({ ...order, captured: Money }),
  'Everything that an order costs was captured',
)
export const orderFulfilled = defineEvent(
  'orders.order-fulfilled',
  1,
  Type.Object(order),
  'Everything of an order was sent',
)
export const orderShipped = defineEvent(
  'orders.order-shipped',
  1,
  Type.Object({ ...order, shipmentId: ShipmentId, lines }),
  'A shipment of an order left',
)
export const shipmentDelivered = defineEvent(
  'orders.shipment-delivered',
  1,
  Type.Object({ ...order, shipmentId: ShipmentId }),
  'A shipment arrived',
)
export const orderCancelled = defineEvent(
  'orders.order-cancelled',
  1,
  Type.Object({
    ...order,
    by: Type.String({ description: 'customer, staff, or system when the payment lapsed' }),
  }),
  'An order was cancelled; what was held and charged goes back',
)
export const orderRefunded = defineEvent(
  'orders.order-refunded',
  1,
  Type.Object({ ...order, refundId: RefundId, amount: Money }),
  'Money went back',
)
export const orderEdited = defineEvent(
  'orders.order-edited',
  1,
  Type.Object({ ...order, editId: EditId, difference: Money }),
  'An order is of other lines now',
)
export const editPaymentRequested = defineEvent(
  'orders.edit-payment-requested',
  1,
  Type.Object({ ...order, editId: EditId, difference: Money }),
  'An edit costs more; the customer is to be asked to pay it',
)
export const orderClaimed = defineEvent(
  'orders.order-claimed',
  1,
  Type.Object(order),
  'A guest order now belongs to the customer with the same verified e-mail',
)
export const orderLinkRequested = defineEvent(
  'orders.order-link-requested',
  1,
  Type.Object({ ...order, linkId: LinkId }),
  'A guest asked for a link; getOrderContact with `link` tells what to send and to whom',
)

const returned = { ...order, returnId: ReturnId }
export const returnRequested = defineEvent(
  'orders.return-requested',
  1,
  Type.Object(returned),
  'A customer wants to send something back',
)
export const returnApproved = defineEvent(
  'orders.return-approved',
  1,
  Type.Object(returned),
  'A customer may send it',
)
export const returnRejected = defineEvent(
  'orders.return-rejected',
  1,
  Type.Object(returned),
  'A customer may not send it',
)
export const returnReceived = defineEvent(
  'orders.return-received',
  1,
  Type.Object(returned),
  'A return arrived',
)
export const returnSettled = defineEvent(
  'orders.return-settled',
  1,
  Type.Object({ ...returned, resolution: Type.String(), accepted: Type.Integer() }),
  'A return was inspected and is being refunded, credited or exchanged',
)

export const checkoutStarted = defineEvent(
  'orders.checkout-started',
  1,
  Type.Object({ checkoutId: CheckoutId, cartId: Type.Optional(Type.String()) }),
  'Somebody began to buy',
)
export const checkoutFailed = defineEvent(
  'orders.checkout-failed',
  1,
  Type.Object({ checkoutId: CheckoutId, cartId: Type.Optional(Type.String()), code: Type.String() }),
  'A checkout was undone: declined, out of stock, expired; nothing is held or charged',
)
export const invoiceIssued = defineEvent(
  'orders.invoice-issued',
  1,
  Type.Object({ ...order, invoiceId: InvoiceId, kind: Type.String(), total: Money }),
  'An invoice or credit note has its number and is final',
)
export const giftCardIssued = defineEvent(
  'orders.gift-card-issued',
  1,
  Type.Object({
    giftCardId: GiftCardId,
    currency: Currency,
    orderId: Type.Optional(OrderId),
    number: Type.Optional(OrderNumber),
    customerId: Type.Optional(CustomerId),
  }),
  'A gift card was made. With an order it was bought, or is a refund: getGiftCardDelivery tells what to send to whom',
)
export const storeCreditChanged = defineEvent(
  'orders.store-credit-changed',
  1,
  Type.Object({ customerId: CustomerId, balance: Money }),
  "A customer's credit is another",
)

import * as identity from '@stoa/contracts/identity'
import * as orders from '@stoa/contracts/orders'
import type { Envelope, EventDefinition, EventOf } from '@stoa/kernel/event'
import { isEvent } from '@stoa/platform/events'
import type { TemplateName } from '../template/templates.ts'
import type { Wanted } from './queue-message.ts'

type Rule = { readonly event: EventDefinition; wanted(event: Envelope): readonly Wanted[] }

function when<E extends EventDefinition>(
  definition: E,
  template: TemplateName,
  refs: (data: EventOf<E>['data']) => Wanted['refs'],
): Rule {
  return {
    event: definition,
    wanted: event => (isEvent(definition, event) ? [{ template, refs: refs(event.data) }] : []),
  }
}

type OfOrder = { readonly orderId: string; readonly customerId?: string }
const order = ({ orderId, customerId }: OfOrder) => ({
  orderId,
  ...(customerId !== undefined && { customerId }),
})
const returned = (data: OfOrder & { readonly returnId: string }) => ({
  ...order(data),
  returnId: data.returnId,
})
const shipment = (data: OfOrder & { readonly shipmentId: string }) => ({
  ...order(data),
  shipmentId: data.shipmentId,
})
const token = ({ tokenId, customerId }: { readonly tokenId: string; readonly customerId: string }) => ({
  ...{ tokenId, customerId },
})
const customer = ({ customerId }: { readonly customerId: string }) => ({ customerId })

const ofIdentity: readonly Rule[] = [
  when(identity.emailVerificationRequested, 'verify-email', token),
  when(identity.emailChangeRequested, 'email-change', token),
  when(identity.emailChangeRequested, 'email-change-notice', customer),
  when(identity.passwordResetRequested, 'password-reset', token),
  when(identity.passwordChanged, 'password-changed', customer),
  when(identity.registrationRepeated, 'registration-repeated', customer),
  when(identity.customerExportReady, 'export-ready', customer),
  when(identity.staffInvited, 'staff-invitation', ({ tokenId }) => ({ tokenId })),
]

const ofOrders: readonly Rule[] = [
  when(orders.orderPlaced, 'order-placed', order),
  when(orders.orderPaid, 'order-paid', data => ({ ...order(data), amount: data.captured })),
  when(orders.orderShipped, 'order-shipped', shipment),
  when(orders.shipmentDelivered, 'shipment-delivered', shipment),
  when(orders.orderCancelled, 'order-cancelled', data => ({ ...order(data), detail: data.by })),
  when(orders.orderRefunded, 'order-refunded', data => ({ ...order(data), amount: data.amount })),
  when(orders.orderEdited, 'order-edited', order),
  when(orders.editPaymentRequested, 'edit-payment-requested', data => ({
    ...order(data),
    amount: data.difference,
  })),
  when(orders.orderLinkRequested, 'order-link', order),
  when(orders.returnRequested, 'return-requested', returned),
  when(orders.returnApproved, 'return-approved', returned),
  when(orders.returnRejected, 'return-rejected', returned),
  when(orders.returnReceived, 'return-received', returned),
  when(orders.returnSettled, 'return-settled', returned),
  // One that staff made is theirs to hand over: it has no order and nobody to write to.
  {
    event: orders.giftCardIssued,
    wanted: event =>
      isEvent(orders.giftCardIssued, event) && event.data.orderId !== undefined
        ? [{ template: 'gift-card-issued', refs: giftCard(event.data) }]
        : [],
  },
]

const giftCard = (data: EventOf<typeof orders.giftCardIssued>['data']) => ({
  giftCardId: data.giftCardId,
  ...(data.orderId !== undefined && { orderId: data.orderId }),
  ...(data.customerId !== undefined && { customerId: data.customerId }),
})

const rules = [...ofIdentity, ...ofOrders]
const eventsOf = (those: readonly Rule[]) => [...new Set(those.map(({ event }) => event))]

/** The events that make mails, by who tells them. */
export const mailEvents = { identity: eventsOf(ofIdentity), orders: eventsOf(ofOrders) } as const

export const mailsFor = (event: Envelope): Wanted[] => rules.flatMap(rule => rule.wanted(event))

import type { Order } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import { isPlatformError } from '@stoa/kernel/errors'
import type { Static } from 'typebox'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import type { Facts, Line, Row } from '../template/facts.ts'
import type { TemplateName } from '../template/templates.ts'
import { type Found, gone, hidden, type Secrets } from './found.ts'

type OrderView = Static<typeof Order>
type Orders = Pick<Notifications, 'orders'>
const whole: readonly TemplateName[] = ['order-placed', 'order-edited']

export async function orderFacts(
  deps: Orders,
  template: TemplateName,
  refs: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  const order = await readOrder(deps, refs.orderId ?? '', call)
  if (!order) return gone('there is no such order')
  const { amount, detail } = refs
  const base = await aboutOrder(
    deps,
    order,
    { amount, detail, ownLink: template === 'order-link' },
    call,
    secrets,
  )
  if ('gone' in base) return base
  return { facts: { ...base.facts, ...(whole.includes(template) ? inFull(order) : shipmentOf(order, refs)) } }
}

type Said = {
  readonly amount: Refs['amount'] | undefined
  readonly detail: string | undefined
  /** Also a customer gets a link of their own. */
  readonly ownLink?: boolean
}

/** Nobody may see an order but whom it belongs to: a customer signs in, a guest gets a link of their own. */
export async function aboutOrder(
  { orders }: Orders,
  { id, number, customerId }: OrderView,
  { amount, detail = '', ownLink = false }: Said,
  call: Call,
  secrets: Secrets,
): Promise<{ readonly facts: Facts } | { readonly gone: string }> {
  const byToken = customerId === undefined || ownLink
  const link = byToken && secrets === 'shown'
  const contact = await orders.getOrderContact({ orderId: id, link }, call)
  if (!contact.ok) return { gone: 'the order was made anonymous' }
  const { name, email, language, linkToken = hidden } = contact.value
  const token = secrets === 'shown' ? encodeURIComponent(linkToken) : hidden
  return {
    facts: {
      ...{ to: { name, address: email }, language, customerId, amount, given: { name, number, detail } },
      link: byToken ? `/auth/order-link?token=${token}` : `/account/orders/${id}`,
    },
  }
}

export async function readOrder({ orders }: Orders, id: string, call: Call): Promise<OrderView | undefined> {
  try {
    const order = await orders.getStaffOrder({ id }, call)
    return order.ok ? order.value : undefined
  } catch (error) {
    if (isPlatformError(error, 'not_found')) return undefined
    throw error
  }
}

const inFull = ({ lines, totals, shipTo }: OrderView): Partial<Facts> => ({
  lines: lines.map(({ title, quantity, total }) => ({ title, quantity, total })),
  totals: [...totals.filter(({ included }) => !included), ...totals.filter(({ included }) => included)].map(
    ({ kind, label, money, included }) => ({
      kind: included ? `${kind}-included` : kind,
      label,
      amount: money,
    }),
  ),
  rows: shipTo
    ? [
        {
          label: 'shipTo',
          value: [shipTo.name, shipTo.line1, `${shipTo.postcode ?? ''} ${shipTo.city}`.trim()].join(', '),
        },
      ]
    : [],
})

function shipmentOf({ lines, shipments }: OrderView, { shipmentId }: Refs): Partial<Facts> {
  const shipment = shipments.find(({ id }) => id === shipmentId)
  if (!shipment) return {}
  const titles = new Map(lines.map(({ lineId, title }) => [lineId, title]))
  const { carrier, trackingNumber, trackingUrl } = shipment
  const rows: Row[] = []
  if (carrier !== undefined) rows.push({ label: 'carrier', value: carrier })
  if (trackingNumber !== undefined) rows.push({ label: 'tracking', value: trackingNumber, url: trackingUrl })
  return {
    rows,
    lines: shipment.lines.map(
      ({ lineId, quantity }): Line => ({ title: titles.get(lineId) ?? lineId, quantity }),
    ),
  }
}

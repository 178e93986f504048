import type { Call } from '@stoa/kernel/call'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import { type Found, gone, type Secrets } from './found.ts'
import { aboutOrder, readOrder } from './order-facts.ts'

export async function returnFacts(
  deps: Pick<Notifications, 'orders'>,
  refs: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  const order = await readOrder(deps, refs.orderId ?? '', call)
  if (!order) return gone('there is no such order')
  const found = await deps.orders.getReturn({ id: refs.returnId ?? '' }, call)
  if (!found.ok) return gone('there is no such return')
  const { refund, resolution, lines } = found.value
  const base = await aboutOrder(deps, order, { amount: refund, detail: resolution }, call, secrets)
  if ('gone' in base) return base
  const titles = new Map(order.lines.map(({ lineId, title }) => [lineId, title]))
  return {
    facts: {
      ...base.facts,
      lines: lines.map(({ lineId, quantity }) => ({ title: titles.get(lineId) ?? lineId, quantity })),
    },
  }
}

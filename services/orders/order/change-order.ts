import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import { PlatformError } from '@stoa/kernel/errors'
import type { EventDefinition } from '@stoa/kernel/event'
import type { Ids } from '@stoa/kernel/ids'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { Static } from 'typebox'
import { type OrderRow, settled } from './order.ts'
import { lockOrder, updateOrder, writeHistory } from './order-store.ts'

export type ChangeDeps = { readonly clock: Clock; readonly ids: Ids }

/** What is told of a change: an entry of the order's history, and events with the order's own words added. */
export type Change<E extends EventDefinition = EventDefinition> = {
  readonly order: OrderRow
  readonly kind: string
  readonly data?: Record<string, unknown>
  readonly events?: readonly News<E>[]
}
export type News<E extends EventDefinition = EventDefinition> = {
  readonly event: E
  readonly data: Omit<Static<E['data']>, 'orderId' | 'number' | 'customerId'>
}

/** Types the data of an event against its definition. */
export const news = <E extends EventDefinition>(event: E, data: News<E>['data']): News => ({
  event,
  data: data as News['data'],
})

export const missingOrder = (id: string) =>
  new PlatformError('not_found', { detail: `There is no order ${id}` })

export async function lockedOrder(tx: Tx, id: string): Promise<OrderRow> {
  const order = await lockOrder(tx, id)
  if (!order) throw missingOrder(id)
  return order
}

/** Saves a changed order with its history and its events, all under the version that the change makes. */
export async function saveChange(tx: Tx, change: Change, call: Call, deps: ChangeDeps): Promise<OrderRow> {
  const order = settled(change.order)
  const next = { ...order, version: order.version + 1 }
  await Promise.all([updateOrder(tx, order), tell(tx, next, change, call, deps)])
  return next
}

/** For an order that has just been inserted as well. */
export async function tell(
  tx: Tx,
  order: OrderRow,
  { kind, data = {}, events = [] }: Omit<Change, 'order'>,
  call: Call,
  { clock, ids }: ChangeDeps,
): Promise<void> {
  const { id, number, customerId, channel, version, status } = order
  const about = { orderId: id, number, ...(customerId && { customerId }) }
  const entry = { seq: version, at: clock.iso(), kind, actor: call.actor.kind, status, data }
  await Promise.all([
    writeHistory(tx, id, entry),
    ...events.map(({ event, data }) =>
      emit(
        tx,
        event,
        {
          aggregateId: id,
          aggregateVersion: version,
          channel,
          data: { ...about, ...(data as object) } as never,
        },
        { clock, ids, call },
      ),
    ),
  ])
}

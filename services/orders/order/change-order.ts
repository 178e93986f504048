import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import { PlatformError } from '@stoa/kernel/errors'
import type { EventDefinition } from '@stoa/kernel/event'
import type { Ids } from '@stoa/kernel/ids'
import type { Tx } from '@stoa/platform/db'
import { checkEventData, emit, wakeRelay } from '@stoa/platform/events'
import type { Static } from 'typebox'
import { type OrderRow, settled } from './order.ts'
import { insertOrder, lockOrder, type Story, updateOrder } from './order-store.ts'

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

/** With the order's own words. */
export const toldOf = ({ id, number, customerId }: OrderRow, data: object): object => ({
  ...{ orderId: id, number, ...(customerId && { customerId }) },
  ...data,
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
  await tell(tx, next, change, call, deps, story => updateOrder(tx, order, story))
  return next
}

/** An order that begins here, with what is told of it. */
export const saveNew = (
  tx: Tx,
  order: OrderRow,
  change: Omit<Change, 'order'>,
  call: Call,
  deps: ChangeDeps,
): Promise<void> => tell(tx, order, change, call, deps, story => insertOrder(tx, order, story))

/** What is told of a change, with its first event. */
export function storyOf(
  tx: Tx,
  order: OrderRow,
  { kind, data = {}, events: [first] = [] }: Omit<Change, 'order'>,
  call: Call,
  { clock, ids }: ChangeDeps,
): Story {
  const story = { at: clock.iso(), kind, actor: call.actor.kind, data }
  if (!first) return story
  const { type, schemaVersion } = first.event
  const told = toldOf(order, first.data)
  checkEventData(first.event, told)
  tx.afterCommit(() => wakeRelay('orders'))
  const { traceparent } = call
  return { ...story, event: { id: ids.next('evt'), type, schemaVersion, traceparent, data: told } }
}

/** The first event goes with the row and its history in one statement; hardly any change has a second. */
async function tell(
  tx: Tx,
  order: OrderRow,
  change: Omit<Change, 'order'>,
  call: Call,
  deps: ChangeDeps,
  write: (story: Story) => Promise<unknown>,
): Promise<void> {
  const { id, channel, version } = order
  const [, ...rest] = change.events ?? []
  await Promise.all([
    write(storyOf(tx, order, change, call, deps)),
    ...rest.map(({ event, data }) => {
      const told = toldOf(order, data) as never
      const emission = { aggregateId: id, aggregateVersion: version, channel, data: told }
      return emit(tx, event, emission, { ...deps, call })
    }),
  ])
}

import { type Call, systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { JobTurn } from '@stoa/platform/jobs'
import type { Notifications } from '../deps.ts'
import { queueMessage } from '../message/queue-message.ts'
import { takeAlerts } from './telling-store.ts'
import { untilSent } from './times.ts'

const portion = 100

type Turn = Pick<JobTurn, 'traceparent' | 'signal'>

/** Everybody who waits for a SKU gets one mail, as long as it can be had; each mail looks again when it is sent. */
export async function tellAlerts(
  deps: Notifications,
  { sku }: { readonly sku: string },
  { traceparent, signal }: Turn,
): Promise<void> {
  const { clock } = deps
  const actor = systemActor('notifications:stock-alerts')
  for (let told = portion; told === portion && !signal?.aborted; ) {
    const call = newCall({ actor, caller: 'notifications', clock, traceparent, signal })
    told = (await canBeBought(deps, sku, call)) ? await tellPortion(deps, sku, traceparent) : 0
  }
}

export async function canBeBought(
  { inventory }: Pick<Notifications, 'inventory'>,
  sku: string,
  call: Call,
): Promise<boolean> {
  const answer = await inventory.getManyAvailability({ skus: [sku] }, call)
  return answer.ok && answer.value.items.some(({ inStock }) => inStock)
}

/** That it was told and its mail are one commit: neither is without the other, however often somebody tries. */
const tellPortion = (deps: Notifications, sku: string, traceparent: string | undefined): Promise<number> =>
  deps.db.tx(async tx => {
    const times = { now: deps.clock.iso(), until: untilSent(deps), limit: portion }
    const alerts = await takeAlerts(tx, sku, times)
    for (const { id, customerId, round } of alerts) {
      const cause = { id: `${id} ${round}`, type: 'notifications.stock-alert-due', traceparent }
      const refs = { alertId: id, round, ...(customerId !== null && { customerId }) }
      await queueMessage(tx, deps, cause, { template: 'back-in-stock', refs })
    }
    return alerts.length
  })

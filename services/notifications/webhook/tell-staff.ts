import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Notifications } from '../deps.ts'
import { staffMailbox } from '../facts/staff-facts.ts'
import { queueMessage } from '../message/queue-message.ts'

type Notice = { readonly webhookId: string; readonly version: number }

const responsible = ['owner', 'manager']

/** One mail for each who is responsible; who they are is looked up here, where they read it when it is sent. */
export async function tellStaff(
  deps: Notifications,
  { webhookId, version }: Notice,
  traceparent: string | undefined,
): Promise<void> {
  const staff = await receivers(deps, traceparent)
  if (staff.length === 0) deps.log.warn({ webhookId }, 'a webhook was disabled, and there is nobody to tell')
  const cause = { id: `${webhookId}.${version}`, type: 'notifications.webhook-disabled', traceparent }
  await deps.db.tx(async tx => {
    for (const staffId of staff)
      await queueMessage(tx, deps, cause, {
        template: 'webhook-disabled',
        refs: { webhookId, staffId },
        part: staffId,
      })
  })
}

async function receivers(deps: Notifications, traceparent: string | undefined): Promise<string[]> {
  const { identity, config, clock } = deps
  if (config.staffAddress !== undefined) return [staffMailbox]
  const call = newCall({
    actor: systemActor('notifications:staff'),
    caller: 'notifications',
    clock,
    traceparent,
  })
  const found: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await identity.listStaff({ limit: 100, ...(cursor !== undefined && { cursor }) }, call)
    if (!page.ok) throw new Error('staff could not be listed')
    const active = page.value.items.filter(
      ({ status, roles }) => status === 'active' && roles.some(role => responsible.includes(role)),
    )
    found.push(...active.map(({ id }) => id))
    cursor = page.value.next
    if (cursor === undefined) return found
  }
}

import { notificationsContract } from '@stoa/contracts/notifications'
import type { Actor } from '@stoa/kernel/call'
import type { Envelope, EventDefinition, EventOf } from '@stoa/kernel/event'
import { unwrap } from '@stoa/kernel/result'
import { type CallOptions, guard, newCall } from '@stoa/platform/contract'
import { raw, sql } from '@stoa/platform/db'
import { checkEventData } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import type { Mailer } from '@stoa/platform/mail'
import { createLog, startTelemetry } from '@stoa/platform/telemetry'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { notificationsConfig } from '../config.ts'
import type { NotificationsOptions } from '../deps.ts'
import { schema } from '../migrations.ts'
import { createNotifications } from '../service.ts'
import { newWorld, testNeighbours } from './neighbours.ts'
import { keys, settings } from './settings.ts'

const tables = [
  ...['messages', 'mailbox', 'bounces', 'opt_outs', 'placed_orders'],
  ...['reminded_customers', 'stock_alerts', 'webhooks', 'audit'],
]
const staff: Actor = { kind: 'staff', id: 'stf_test', permissions: ['*'] }

/** Notifications of its own on one database, among neighbours that answer what the test says. */
export async function openNotifications(
  t: Ending,
  { env = {}, mailer }: { env?: Readonly<Record<string, string>>; mailer?: Mailer } = {},
) {
  const database = await testDatabase(t, [schema])
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: [schema] })
  const db = database.db('notifications')
  const clock = testClock()
  const world = newWorld()
  const telemetry = await startTelemetry({ service: 'notifications-test', traceRatio: 1 })
  database.beforeEnd(() => telemetry[Symbol.asyncDispose]())
  const options: NotificationsOptions = {
    ...{ config: unwrap(notificationsConfig.fromEnv({ ...settings, ...env })), db, clock, ids: testIds() },
    ...{ log: createLog({ service: 'notifications-test', level: 'silent' }), telemetry, ...keys },
    ...testNeighbours(world),
  }
  const service = mailer ? createNotifications(options, mailer) : createNotifications(options)
  database.beforeEnd(() => service[Symbol.asyncDispose]())
  const jobs = await manualJobs({ directUrl: jobsUrl(adminUrl, roleSecret), handlers: service.jobs, clock })
  database.beforeEnd(() => jobs.stop())
  const api = guard(notificationsContract, service.api, { unknownFields: 'reject', clock })
  const call = (actor: Actor = staff, more: Partial<CallOptions> = {}) => newCall({ actor, clock, ...more })
  const inside = () => newCall({ actor: { kind: 'system', id: 'test' }, caller: 'test', clock })

  /** As the feed of its service brings it; answers the envelope. */
  async function tell<E extends EventDefinition>(
    definition: E,
    data: EventOf<E>['data'],
    more: Partial<Envelope> = {},
  ): Promise<Envelope> {
    checkEventData(definition, data)
    const { type, schemaVersion } = definition
    const event: Envelope = {
      ...{ id: options.ids.next('evt'), type, schemaVersion, aggregateId: 'a', aggregateVersion: 1 },
      ...{ occurredAt: clock.iso(), channel: 'default', data, ...more },
    }
    await hear(event)
    return event
  }
  async function hear(event: Envelope): Promise<void> {
    for (const consumer of service.consumers)
      if (consumer.events.some(({ type }) => type === event.type))
        await db.tx(tx => consumer.handle(tx, event, call()))
  }

  return {
    ...{ api, db, clock, call, inside, tell, hear, world, jobs, service, options, database, telemetry },
    /** As if nothing had ever happened. */
    async empty() {
      Object.assign(world, newWorld())
      for (const table of tables) await db.run(sql`delete from ${raw(table)}`)
    },
    messages: async () => unwrap(await api.listMessages({ limit: 100 }, call())).items,
    message: async (id: string) => unwrap(await api.getMessage({ id }, call())),
    /** The newest first, whole. */
    async letters() {
      const { items } = unwrap(await api.listMailbox({ limit: 100 }, inside()))
      return Promise.all(
        items.map(async ({ messageId }) => unwrap(await api.readMailbox({ messageId }, inside()))),
      )
    },
  }
}

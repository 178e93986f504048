import type { ordersContract } from '@stoa/contracts/orders'
import type { Actor } from '@stoa/kernel/call'
import type { InputOf } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { type CallOptions, newCall } from '@stoa/platform/contract'
import { sql } from '@stoa/platform/db'
import type { Probe } from '@stoa/platform/saga'
import { createLog, startTelemetry } from '@stoa/platform/telemetry'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { ordersApi } from '../api.ts'
import { ordersConfig } from '../config.ts'
import type { OrdersOptions } from '../deps.ts'
import type { InvoiceDocument } from '../invoice/document.ts'
import { issueDocuments } from '../invoice/issue-documents.ts'
import { schema } from '../migrations.ts'
import { ordersRunner } from '../processes/runner.ts'
import { type Faults, faulty, testNeighbours } from './neighbours.ts'
import { postgresWorld, type WorldDoc } from './world.ts'

export const worldSchema = {
  ...{ name: 'world', schema: 'world', role: 'stoa_world' },
  folders: [new URL('./migrations', import.meta.url).pathname],
}
export const guest: Actor = { kind: 'guest', id: 'visitor' }
const staff: Actor = { kind: 'key', id: 'test', permissions: ['*'] }
type Methods = (typeof ordersContract)['methods']

export const address = {
  name: 'Ada L.',
  line1: 'Market 1',
  city: 'Leipzig',
  postcode: '04109',
  country: 'DE',
}

/** Orders of its own among neighbours that keep their word, on one database. */
export async function openShop(t: Ending, settings: Readonly<Record<string, string>> = {}) {
  const database = await testDatabase(t, [schema, worldSchema])
  const db = database.db('orders', { maxConnections: 8 })
  const world = postgresWorld(database.db('world', { maxConnections: 4 }))
  const clock = testClock('2026-03-01T12:00:00.000Z')
  const telemetry = startTelemetry({ service: 'orders-test', traceRatio: 0 })
  database.beforeEnd(() => telemetry[Symbol.asyncDispose]())
  const base = {
    ...{ config: unwrap(ordersConfig.fromEnv(settings)), db, clock, ids: testIds(), telemetry },
    ...{ log: createLog({ service: 'orders-test', level: 'silent' }) },
    ...{ cursorKey: 'a key of tests for cursors', linkKey: 'a key of tests for links' },
  }
  const call = (actor: Actor = guest, more: Partial<CallOptions> = {}) => newCall({ actor, clock, ...more })

  /** Another replica on the same database; `probe` may crash it, `faults` befall its calls. */
  const replica = ({ probe, faults }: { probe?: Probe; faults?: Faults } = {}) => {
    const options: OrdersOptions = { ...base, ...testNeighbours(world, clock, faults && faulty(faults)) }
    const runner = ordersRunner(options, probe ? { probe } : {})
    return { options, runner, api: ordersApi({ ...options, runner }) }
  }
  const main = replica()
  const staffCall = (more: Partial<CallOptions> = {}) => call(staff, more)

  /** A checkout that lacks nothing but its payment. */
  async function ready(input: Partial<InputOf<Methods['startCheckout']>> = {}, actor: Actor = guest) {
    const lines = input.cartId ? {} : { lines: [{ sku: 'MUG', quantity: 2 }] }
    const filled = { email: 'ada@example.com', shipTo: address, ...lines, ...input }
    return unwrap(await main.api.startCheckout(filled, call(actor)))
  }
  const complete = (id: string, token = 'approve', actor: Actor = guest) =>
    main.api.completeCheckout(
      { id, instrument: { kind: 'token', token }, returnUrl: 'https://shop.test/return' },
      call(actor),
    )

  return {
    ...{ ...main, db, world, clock, call, replica, database, staff: staffCall },
    stock: (sku: string, units: number) =>
      world.transact(doc => {
        doc.stock[sku] = units
      }),
    see: () => world.transact((doc): WorldDoc => doc),
    ready,
    complete,
    /** Of what was bought and paid. */
    async placed(input: Partial<InputOf<Methods['startCheckout']>> = {}, actor: Actor = guest) {
      const checkout = unwrap(await complete((await ready(input, actor)).id, 'approve', actor))
      return unwrap(await main.api.getStaffOrder({ id: checkout.orderId! }, staffCall()))
    },
    order: async (id: string) => unwrap(await main.api.getStaffOrder({ id }, staffCall())),
    issue: () => issueDocuments(main.options),
    /** What stands on the papers of an order, as it was frozen. */
    documentsOf: (id: string) =>
      db.one<{ docs: InvoiceDocument[] }>(
        sql`select coalesce(json_agg(doc order by id), '[]') as docs from invoices where order_id = ${id}`,
      ),
    /** How many events of a type were told. */
    eventsOf: async (type: string) =>
      (await db.one<{ count: number }>(sql`select count(*) as count from outbox where type = ${type}`)).count,
  }
}

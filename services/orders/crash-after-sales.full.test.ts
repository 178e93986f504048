import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { Crash, type Moment, type Saga } from '@stoa/platform/saga'
import { cancelSaga } from './cancel/cancel-saga.ts'
import { editSaga } from './edit/edit-saga.ts'
import { refundSaga } from './refund/refund-saga.ts'
import { returnSaga } from './returns/return-saga.ts'
import { shipmentSaga } from './ship/shipment-saga.ts'
import { openShop } from './testing/open-shop.ts'

const shop = await openShop({ after })
type Api = typeof shop.api
const { staff, call } = shop
const runner = () => shop.runner

before(async () => {
  for (const sku of ['MUG', 'CUP']) await shop.stock(sku, 100_000)
})

/** What is done once all went well, and what of it is looked at afterwards. */
type Scene = {
  readonly prepare?: (id: string) => Promise<unknown>
  act(api: Api, id: string): Promise<unknown>
}
const lineOf = (quantity: number) => [{ lineId: 'line_1', quantity }]

async function returning(id: string, resolution: 'refund' | 'exchange') {
  unwrap(await shop.api.createShipment({ id }, staff()))
  const lines = [{ ...lineOf(1)[0]!, reason: 'damaged' }]
  const asked = unwrap(await shop.api.requestReturn({ id, resolution, lines }, call()))
  unwrap(await shop.api.decideReturn({ id: asked.id, approve: true }, staff()))
  unwrap(await shop.api.receiveReturn({ id: asked.id, lines: lineOf(1) }, staff()))
}
async function inspect(api: Api, id: string) {
  const [asked] = unwrap(await shop.api.listMyReturns({ id }, call())).items
  const lines = [{ lineId: 'line_1', accepted: 1, restock: true }]
  await api.inspectReturn({ id: asked!.id, locationId: 'main', lines }, staff())
}
async function swap(api: Api, id: string) {
  const changes = [...lineOf(1), { sku: 'CUP', quantity: 3 }]
  const edit = unwrap(await shop.api.startOrderEdit({ id, reason: 'swap', changes }, staff()))
  const instrument = { kind: 'token', token: 'approve' }
  await api.payOrderEdit({ id, editId: edit.id, instrument, returnUrl: 'https://shop.test/' }, call())
}

const fewer = (api: Api, id: string) =>
  api.startOrderEdit({ id, reason: 'fewer', changes: [{ lineId: 'line_2', quantity: 0 }] }, staff())
const scenes: Record<string, { saga: Saga<never, never>; scene: Scene }> = {
  'an edit that is paid': { saga: editSaga(shop.options, runner) as never, scene: { act: swap } },
  'an edit that gives back': { saga: editSaga(shop.options, runner) as never, scene: { act: fewer } },
  'a cancellation': {
    saga: cancelSaga(shop.options) as never,
    scene: { act: (api, id) => api.cancelOrder({ id }, call()) },
  },
  'a refund': {
    saga: refundSaga(shop.options) as never,
    scene: { act: (api, id) => api.refundOrder({ id, amount: 700, reason: '' }, staff()) },
  },
  'a parcel': {
    saga: shipmentSaga(shop.options) as never,
    scene: { act: (api, id) => api.createShipment({ id }, staff()) },
  },
  'a return that is refunded': {
    saga: returnSaga(shop.options, runner) as never,
    scene: { prepare: id => returning(id, 'refund'), act: inspect },
  },
  'a return that is exchanged': {
    saga: returnSaga(shop.options, runner) as never,
    scene: { prepare: id => returning(id, 'exchange'), act: inspect },
  },
}

/** Everything that money, goods and papers are afterwards; no two orders share any of it. */
async function outcome(id: string, before: Readonly<Record<string, number>>) {
  await shop.issue()
  const order = await shop.order(id)
  const { payments, stock, reservations } = await shop.see()
  const held = Object.values(reservations).filter(({ status }) => status === 'held').length
  const paid = order.tenders.map(({ reference }) => {
    const payment = payments[reference]!
    return [payment.captured, payment.refunded]
  })
  const told = await shop.db.all(
    sql`select type, count(*)::int as times from outbox where aggregate_id = ${id} group by type order by type`,
  )
  const papers = unwrap(await shop.api.listInvoices({ id }, staff())).items
  const open = await shop.db.all(
    sql`select id from sagas where status not in ('done', 'undone') and state ->> 'orderId' = ${id}`,
  )
  return {
    ...{ status: order.status, total: order.total.amount, refunded: order.refunded.amount, paid, told, held },
    lines: order.lines.map(({ sku, quantity, shipped, returned }) => [sku, quantity, shipped, returned]),
    stock: Object.entries(before).map(([sku, units]) => [sku, stock[sku]! - units]),
    ...{ papers: papers.map(({ kind, total }) => `${kind} ${total.amount}`).toSorted(), open },
  }
}

const isExpected = (error: Error & { code?: string }) =>
  error instanceof Crash || ['unavailable', 'deadline_exceeded'].includes(error.code ?? '')

async function played({ prepare, act }: Scene, api: Api) {
  const lines = ['MUG', 'CUP'].map(sku => ({ sku, quantity: 2 }))
  const { id } = await shop.placed({ lines })
  await prepare?.(id)
  const { stock } = await shop.see()
  await act(api, id).catch(error => assert.ok(isExpected(error), String(error)))
  for (let i = 0; i < 3; i++) {
    shop.clock.advance(46_000)
    await shop.runner.sweep()
  }
  return outcome(id, stock)
}

describe('a replica that dies after the sale', () => {
  for (const [name, { saga, scene }] of Object.entries(scenes))
    it(`leaves it to another, and it has happened once: ${name}`, async () => {
      const whole = await played(scene, shop.api)
      assert.deepEqual(whole.open, [])
      const met = new Set<string>()
      for (const { name: step, act } of saga.steps)
        for (const moment of ['before-act', 'acted', 'recorded'] as const) {
          if (!act && moment !== 'recorded') continue
          const { api, hit } = dying(saga.kind, step, moment)
          assert.deepEqual(await played(scene, api), whole, `${step} ${moment}`)
          if (hit()) met.add(step)
        }
      assert.ok(met.size > 0)
    })
})

describe('a neighbour that fails once after the sale', () => {
  for (const [name, { scene }] of Object.entries(scenes))
    it(`is asked again, and it has happened once: ${name}`, async () => {
      const asked = new Map<string, number>()
      const count = (method: string) => asked.set(method, (asked.get(method) ?? 0) + 1)
      const watched = shop.replica({
        faults: method => {
          count(method)
          return 'none'
        },
      })
      const whole = await played(scene, watched.api)
      for (const [method, times] of asked)
        for (let nth = 1; nth <= times; nth++)
          for (const fault of ['before', 'after'] as const) {
            let call = 0
            const faults = (name: string) => (name === method && ++call === nth ? fault : 'none')
            const outcomeThen = await played(scene, shop.replica({ faults }).api)
            assert.deepEqual(outcomeThen, whole, `${fault} ${method} ${nth}`)
          }
    })
})

function dying(kind: string, step: string, moment: Moment) {
  let crashed = false
  const { api } = shop.replica({
    probe: point => {
      if (crashed || point.step !== step || point.moment !== moment) return
      crashed = true
      throw new Crash(`killed in ${kind}`)
    },
  })
  return { api, hit: () => crashed }
}

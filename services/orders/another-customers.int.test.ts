import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from './testing/open-shop.ts'

const shop = await openShop({ after })
const { api, call, staff } = shop
const ada: Actor = { kind: 'customer', id: `cus_${'a'.repeat(26)}`, emailVerified: true }
const strangers: readonly Actor[] = [
  { kind: 'customer', id: `cus_${'b'.repeat(26)}`, emailVerified: true },
  { kind: 'guest', id: 'another-browser' },
]
const returnUrl = 'https://shop.test/'
const instrument = { kind: 'token', token: 'approve' }

/** Everything of Ada's that somebody could ask for. */
const ids = { order: '', checkout: '', edit: '', invoice: '', return: '' }
before(async () => {
  for (const sku of ['MUG', 'CUP']) await shop.stock(sku, 100)
  await shop.world.transact(doc => {
    doc.contacts[ada.id] = { email: 'ada@example.com', name: 'Ada' }
  })
  const order = await shop.placed({}, ada)
  await shop.issue()
  ids.order = order.id
  ids.checkout = (await shop.ready({}, ada)).id
  ids.invoice = unwrap(await api.listMyInvoices({ id: order.id }, call(ada))).items[0]!.id
  const changes = [{ sku: 'CUP', quantity: 1 }]
  ids.edit = unwrap(await api.startOrderEdit({ id: order.id, reason: '', changes }, staff())).id
  unwrap(await api.createShipment({ id: order.id, lines: [{ lineId: 'line_1', quantity: 1 }] }, staff()))
  const lines = [{ lineId: 'line_1', quantity: 1, reason: 'damaged' }]
  ids.return = unwrap(await api.requestReturn({ id: order.id, resolution: 'refund', lines }, call(ada))).id
})

/** Beside the id in the path; a method that is missing here fails the test below. */
const inputs: Readonly<Record<string, () => object>> = {
  cancelCheckout: () => ({}),
  cancelOrder: () => ({}),
  completeCheckout: () => ({ instrument, returnUrl }),
  continueCheckout: () => ({}),
  downloadMyInvoice: () => ({ invoiceId: ids.invoice }),
  getCheckout: () => ({}),
  getOrder: () => ({}),
  listMyInvoices: () => ({}),
  listMyReturns: () => ({}),
  payOrderEdit: () => ({ editId: ids.edit, instrument, returnUrl }),
  requestReturn: () => ({
    resolution: 'refund',
    lines: [{ lineId: 'line_1', quantity: 1, reason: 'damaged' }],
  }),
  scanOrderEvents: () => ({}),
  streamOrder: () => ({}),
  updateCheckout: () => ({ email: 'mallory@example.com' }),
  withdrawReturn: () => ({ returnId: ids.return }),
}
const owned = Object.entries(ordersContract.methods).filter(
  ([, { http, visibility, actors }]) =>
    visibility === 'public' && actors.includes('customer' as never) && / \/v1\/.*:id/.test(http),
)
type Method = (input: object, call: unknown) => Promise<unknown>

describe("another customer's order and checkout", () => {
  it('is tried with every method of buyers that takes an id', () =>
    assert.deepEqual(owned.map(([name]) => name).toSorted(), Object.keys(inputs)))

  for (const [name, { http }] of owned)
    for (const actor of strangers)
      it(`${name} finds nothing for another ${actor.kind}, as if it were not there`, async () => {
        const id = http.includes('/checkouts/') ? ids.checkout : ids.order
        const method = api[name as keyof typeof api] as unknown as Method
        await assert.rejects(method({ id, ...inputs[name]!() }, call(actor)), { code: 'not_found' })
      })

  it('is as it was afterwards, and there for its owner', async () => {
    const order = unwrap(await api.getOrder({ id: ids.order }, call(ada)))
    assert.deepEqual([order.status, order.captured.amount, order.refunded.amount], ['open', 2490, 0])
    const [asked, ...more] = unwrap(await api.listMyReturns({ id: ids.order }, call(ada))).items
    assert.deepEqual([asked?.status, more.length], ['requested', 0])
    const checkout = unwrap(await api.getCheckout({ id: ids.checkout }, call(ada)))
    assert.deepEqual([checkout.status, checkout.email], ['ready', 'ada@example.com'])
    assert.equal(unwrap(await api.getOrderEdit({ id: ids.edit }, staff())).status, 'awaiting-payment')
  })

  it('is in nobody else’s list', async () => {
    for (const actor of strangers) assert.deepEqual(unwrap(await api.listMyOrders({}, call(actor))).items, [])
    assert.equal(unwrap(await api.listMyOrders({}, call(ada))).items.length, 1)
  })
})

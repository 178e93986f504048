import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
const { api, staff, call } = shop
before(async () => {
  for (const sku of ['MUG', 'CUP', 'GIFTCARD-10']) await shop.stock(sku, 1000)
})

const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code
const start = (id: string, changes: Parameters<typeof api.startOrderEdit>[0]['changes'], key?: string) =>
  api.startOrderEdit(
    { id, reason: 'as agreed', changes },
    { ...staff(), ...(key && { idempotencyKey: key }) },
  )
const pay = (id: string, editId: string) =>
  api.payOrderEdit(
    { id, editId, instrument: { kind: 'token', token: 'approve' }, returnUrl: 'https://shop.test/' },
    call(),
  )
const more = [{ sku: 'CUP', quantity: 2 }]
const amounts = (parts: readonly { kind: string; money: { amount: number } }[]) =>
  Object.fromEntries(parts.map(({ kind, money }) => [kind, money.amount]))

describe('an order that is edited', () => {
  it('has totals that add up, with the tax of what it is of now', async () => {
    const { id } = await shop.placed({ lines: [{ sku: 'MUG', quantity: 3 }] })
    unwrap(await start(id, [{ lineId: 'line_1', quantity: 1 }]))
    assert.deepEqual(amounts((await shop.order(id)).totals), {
      ...{ items: 1000, shipping: 490, tax: 238, total: 1490 },
    })
    unwrap(await pay(id, unwrap(await start(id, more)).id))
    assert.deepEqual(amounts((await shop.order(id)).totals), {
      ...{ items: 3000, shipping: 490, tax: 557, total: 3490 },
    })
  })

  it('is invoiced for what is paid on top, beside the invoice that stands', async () => {
    const { id } = await shop.placed()
    const edit = unwrap(await start(id, [...more, { lineId: 'line_1', quantity: 1 }]))
    // The first invoice has not been written yet: it is of what was paid first all the same.
    unwrap(await pay(id, edit.id))
    await shop.issue()
    const papers = unwrap(await api.listInvoices({ id }, staff())).items
    assert.deepEqual(
      papers.map(({ kind, total }) => [kind, total.amount]),
      [
        ['invoice', 2490],
        ['invoice', 1000],
      ],
    )
    const { docs } = await shop.documentsOf(id)
    assert.deepEqual(docs[0]?.rows, [['MUG', '2', 2000]])
    assert.deepEqual(docs[1]?.rows, [
      ['CUP', '2', 2000],
      ['MUG', '-1', -1000],
    ])
    assert.deepEqual(docs[1]?.totals, [
      ['of which tax', 160],
      ['Total', 1000],
    ])
  })

  it('sends nothing that an open edit would take out', async () => {
    const { id } = await shop.placed()
    const edit = unwrap(await start(id, [...more, { lineId: 'line_1', quantity: 1 }]))
    const all = [{ lineId: 'line_1', quantity: 2 }]
    assert.equal(code(await api.createShipment({ id, lines: all }, staff())), 'nothing_to_ship')
    unwrap(await api.createShipment({ id }, staff()))
    unwrap(await pay(id, edit.id))
    unwrap(await api.createShipment({ id }, staff()))
    const { status, lines } = await shop.order(id)
    assert.deepEqual(
      [status, ...lines.map(({ sku, quantity, shipped }) => `${sku} ${quantity} ${shipped}`)],
      ['closed', 'MUG 1 1', 'CUP 2 2'],
    )
  })

  it('is open again when it was closed while the customer had not paid yet', async () => {
    const { id } = await shop.placed()
    const edit = unwrap(await start(id, more))
    unwrap(await api.createShipment({ id }, staff()))
    assert.equal((await shop.order(id)).status, 'closed')
    assert.equal(unwrap(await pay(id, edit.id)).status, 'applied')
    const order = await shop.order(id)
    assert.deepEqual([order.status, order.fulfilmentStatus], ['open', 'partly-fulfilled'])
  })

  it('takes no payment once the order is cancelled', async () => {
    const { id } = await shop.placed()
    const edit = unwrap(await start(id, more))
    unwrap(await api.cancelOrder({ id }, call()))
    assert.equal(code(await pay(id, edit.id)), 'edit_closed')
    assert.equal((await shop.see()).payments[`${edit.id}:1`], undefined)
  })

  it('keeps its gift cards: their codes are out', async () => {
    const lines = ['MUG', 'GIFTCARD-10'].map(sku => ({ sku, quantity: 1 }))
    const { id } = await shop.placed({ lines })
    assert.equal(code(await start(id, [{ lineId: 'line_2', quantity: 0 }])), 'edit_refused')
    assert.equal(code(await start(id, [{ lineId: 'line_2', quantity: 2 }])), 'edit_refused')
    assert.equal(code(await start(id, [{ sku: 'GIFTCARD-10', quantity: 1 }])), 'edit_refused')
  })

  it('answers whoever did not hear the answer and asks again: staff under their key, the customer who paid', async () => {
    const { id } = await shop.placed({ lines: ['MUG', 'CUP'].map(sku => ({ sku, quantity: 1 })) })
    const gone = [{ lineId: 'line_1', quantity: 0 }]
    const [first, again] = [unwrap(await start(id, gone, 'edit')), unwrap(await start(id, gone, 'edit'))]
    assert.deepEqual([again.id, again.status], [first.id, 'applied'])
    const edit = unwrap(await start(id, more))
    assert.deepEqual(unwrap(await pay(id, edit.id)), unwrap(await pay(id, edit.id)))
    assert.equal((await shop.order(id)).captured.amount, 1490 + 1000 + 2000)
  })
})

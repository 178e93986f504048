import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { raw, sql } from '@stoa/platform/db'
import { ordersApi } from '../api.ts'
import { ordersRunner } from '../processes/runner.ts'
import { openShop } from '../testing/open-shop.ts'
import { claim } from './checkout-store.ts'

const shop = await openShop({ after })
before(() => shop.stock('MUG', 1000))

describe('a checkout that this process remembers', () => {
  it('is bought as another replica left it, and not as this one started it', async () => {
    const { id } = await shop.ready()
    unwrap(await shop.replica().api.updateCheckout({ id, email: 'new@example.com' }, shop.call()))
    const { orderId } = unwrap(await shop.complete(id))
    assert.equal((await shop.order(orderId!)).email, 'new@example.com')
    const ended = await shop.ready()
    unwrap(await shop.replica().api.cancelCheckout({ id: ended.id }, shop.call()))
    const closed = await shop.complete(ended.id)
    assert.equal(closed.ok === false && closed.error.code, 'checkout_closed')
  })

  it('is nobody else’s to complete, also where it has just been started', async () => {
    const { id } = await shop.ready()
    const stranger = shop.complete(id, 'approve', { kind: 'guest', id: 'stranger' })
    await assert.rejects(stranger, { code: 'not_found' })
    assert.equal(unwrap(await shop.complete(id)).status, 'completed')
  })

  it('is claimed by its key, whatever else is open', async () => {
    const names = Array.from({ length: 16 }, (_, n) => `$${n + 1}`)
    const plan = await shop.db.tx(async tx => {
      await tx.run(sql`set local plan_cache_mode = force_generic_plan`)
      await tx.run(sql`set local enable_seqscan = off`)
      await tx.run(raw(`prepare claiming as ${claim.text}`))
      const rows = await tx.all<Record<string, string>>(
        raw(`explain execute claiming(${names.map(() => 'null').join()})`),
      )
      await tx.run(sql`deallocate claiming`)
      return rows.map(row => Object.values(row)[0]).join('\n')
    })
    assert.match(plan, /using checkouts_pkey on checkouts/)
  })

  it('is read again where it was changed while it was being paid', async () => {
    const { id } = await shop.ready()
    const { options } = shop
    const createPayment: typeof options.payments.createPayment = async (...asked) => {
      await shop.db.run(
        sql`update checkouts set version = version + 1, form = (form::jsonb || '{"email": "late@example.com"}')::json where id = ${id}`,
      )
      return options.payments.createPayment(...asked)
    }
    const deps = { ...options, payments: { ...options.payments, createPayment } }
    const api = ordersApi({ ...deps, runner: ordersRunner(deps) })
    const instrument = { kind: 'token', token: 'approve' } as const
    const done = unwrap(await api.completeCheckout({ id, instrument }, shop.call()))
    assert.equal((await shop.order(done.orderId!)).email, 'late@example.com')
    assert.equal(unwrap(await shop.complete(id)).orderNumber, done.orderNumber)
  })

  it('is begun in one statement, and placed without being read', async () => {
    const { id } = await shop.ready()
    const asked: string[] = []
    const noted = (query: unknown) => asked.push((query as { name?: string }).name ?? 'unnamed')
    const { options } = shop
    const watch = <Q extends object>(queries: Q): Q =>
      new Proxy(queries, {
        get(from, key, self) {
          const found = Reflect.get(from, key, self) as (...given: unknown[]) => unknown
          if (key === 'tx') return (work: (tx: object) => unknown) => found((tx: object) => work(watch(tx)))
          if (!['all', 'one', 'maybe', 'run'].includes(String(key))) return found
          return (query: unknown, ...rest: unknown[]) => {
            noted(query)
            return found(query, ...rest)
          }
        },
      })
    const started = { ...options, db: watch(options.db) }
    const api = ordersApi({ ...started, runner: ordersRunner(started) })
    const lines = [{ sku: 'MUG', quantity: 1 }]
    const { email, shipTo } = unwrap(await shop.api.getCheckout({ id }, shop.call()))
    const fresh = unwrap(await api.startCheckout({ lines, email: email!, shipTo: shipTo! }, shop.call()))
    const instrument = { kind: 'token', token: 'approve' } as const
    assert.equal(
      unwrap(await api.completeCheckout({ id: fresh.id, instrument }, shop.call())).status,
      'completed',
    )
    assert.deepEqual(asked, [
      ...[
        'orders.insert-checkout',
        'orders.claim-checkout',
        'saga.save',
        'orders.place-one',
        'orders.capture',
      ],
    ])
  })
})

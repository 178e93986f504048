import assert from 'node:assert/strict'
import { it } from 'node:test'
import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { Shop } from '../topologies/shop.ts'

const call = () => newCall({ actor: { kind: 'key', id: 'e2e', permissions: ['*'] } })

async function eventually<T>(what: string, look: () => Promise<T | undefined>, ms = 10_000): Promise<T> {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(resolve => setImmediate(resolve))
  }
  throw new Error(`${what}: not within ${ms} ms`)
}

/** From stock to what visitors see: through the outbox, the relay, the feed and the consumer. */
export function stockSuite(shop: Shop): void {
  it('shows a product as sold out once its last unit is counted away', async () => {
    const { url, apiKey } = shop
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const catalog = shop.client(catalogContract, 'gateway')
    const list = unwrap(await catalog.listProducts({ limit: 20, inStock: true }, call()))
    const product = list.items.find(({ variants }) => variants === 1) ?? list.items[0]!
    const before = unwrap(await catalog.getProduct({ product: product.slug }, call()))
    const inventory = shop.client(inventoryContract, 'gateway')
    for (const { sku } of before.variants) {
      const item = unwrap(await inventory.getItem({ sku }, call()))
      for (const { locationId } of item.levels) {
        const body = JSON.stringify({ locationId, kind: 'counted', quantity: 0, reason: 'e2e' })
        const response = await fetch(`${url}api/v1/admin/stock/${sku}/adjustments`, {
          method: 'POST',
          headers,
          body,
        })
        assert.equal(response.status, 201, await response.text())
      }
      if (item.policy === 'backorder')
        await fetch(`${url}api/v1/admin/stock/${sku}`, {
          method: 'PUT',
          headers: { ...headers, 'if-match': `"${item.version}"` },
          body: JSON.stringify({ policy: 'track' }),
        })
    }
    await eventually(`${product.slug} sold out`, async () => {
      const now = unwrap(await catalog.getProduct({ product: product.slug }, call()))
      return now.inStock ? undefined : now
    })
  })

  it('answers one stored result to a key, a refusal to the same key with another body', async () => {
    const { url, apiKey } = shop
    const catalog = shop.client(catalogContract, 'gateway')
    const list = unwrap(await catalog.listProducts({ limit: 1, sort: 'name' }, call()))
    const { variants } = unwrap(await catalog.getProduct({ product: list.items[0]!.slug }, call()))
    const address = `${url}api/v1/admin/stock/${variants[0]!.sku}/adjustments`
    const send = (quantity: number) =>
      fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': 'e2e-key',
        },
        body: JSON.stringify({ locationId: 'leipzig', kind: 'received', quantity }),
      })
    const first = await send(5)
    const again = await send(5)
    assert.deepEqual([first.status, again.status], [201, 201])
    assert.equal(again.headers.get('idempotent-replayed'), 'true')
    assert.deepEqual(await again.json(), await first.json())
    assert.equal((await send(6)).status, 422)
  })
}

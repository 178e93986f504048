import assert from 'node:assert/strict'
import { it } from 'node:test'
import { inventoryContract } from '@stoa/contracts/inventory'
import type { Api } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { Shop } from '../topologies/shop.ts'

type Inventory = Api<typeof inventoryContract>
const call = (more: { readonly ifMatch?: number } = {}) =>
  newCall({ actor: { kind: 'key', id: 'e2e', permissions: ['*'] }, timeoutMs: 30_000, ...more })

/** 500 buyers, 100 units: exactly 100 reservations, from however many replicas. */
export function buyersSuite(shop: Shop, startBuyers: () => Promise<readonly Inventory[]>): void {
  it('gives 100 units to exactly 100 of 500 buyers at once', async () => {
    const staff = shop.client(inventoryContract, 'gateway')
    const inventories = await startBuyers()
    const sku = 'E2E-ONLY-100'
    unwrap(await staff.putItem({ sku, policy: 'track' }, call({ ifMatch: 0 })))
    unwrap(await staff.adjustStock({ sku, locationId: 'leipzig', kind: 'received', quantity: 100 }, call()))
    const buyers = Array.from({ length: 500 }, (_, i) =>
      inventories[i % inventories.length]!.reserve(
        { id: `buyer-${i}`, lines: [{ sku, quantity: 1 }], holdSeconds: 600 },
        call(),
      ),
    )
    const results = await Promise.all(buyers)
    assert.equal(results.filter(({ ok }) => ok).length, 100)
    assert.ok(results.every(result => result.ok || result.error.code === 'insufficient_stock'))
    const { available, levels } = unwrap(await staff.getItem({ sku }, call()))
    assert.equal(available, 0)
    assert.deepEqual(levels, [{ locationId: 'leipzig', onHand: 100, reserved: 100, allocated: 0 }])
  })
}

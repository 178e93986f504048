import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openServices } from './open-services.ts'

const shop = await openServices({ after })
const skus = Array.from({ length: 10 }, (_, i) => `SKU-${i}`)
for (const sku of skus) await shop.product(sku, 1000)
const cart = { currency: 'EUR', lines: skus.map(sku => ({ lineId: sku, sku, quantity: 2 })) }

test('a quote of ten lines takes less than 5 ms, half of the time', async () => {
  const times: number[] = []
  for (let i = 0; i < 300; i += 1) {
    const began = performance.now()
    unwrap(await shop.api.pricing.quote(cart, shop.inside()))
    times.push(performance.now() - began)
  }
  const median = times.slice(100).sort((a, b) => a - b)[100]!
  assert.ok(median < 5, `p50 is ${median.toFixed(2)} ms`)
})

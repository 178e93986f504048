import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { money } from '@stoa/kernel/money'
import { newCall } from '@stoa/platform/contract'
import fc from 'fast-check'
import type { ShippingPort, ShippingRequest } from './port.ts'

const call = newCall({ actor: { kind: 'system', id: 'test' } })

/** What quotes expect of whoever knows freight; `there` is a place that can be reached, `nowhere` one that cannot. */
export function shippingConformance(
  name: string,
  port: ShippingPort,
  { there, nowhere }: Record<'there' | 'nowhere', ShippingRequest['destination']>,
): void {
  const request = (goods: number, weightGrams: number, destination = there): ShippingRequest => ({
    ...{ currency: 'EUR', language: 'de', destination, goods: money(goods, 'EUR'), weightGrams },
  })

  describe(`shipping by ${name}`, () => {
    it('offers each way once, in the currency asked for, and waives no more than it costs', () =>
      fc.assert(
        fc.asyncProperty(fc.nat(1_000_000), fc.nat(100_000), async (goods, grams) => {
          const offers = await port.offers(request(goods, grams), call)
          assert.equal(new Set(offers.map(({ id }) => id)).size, offers.length)
          for (const { price, full, label } of offers) {
            assert.ok(price.currency === 'EUR' && full.currency === 'EUR' && label !== '')
            assert.ok(price.amount >= 0 && price.amount <= full.amount)
          }
        }),
        { numRuns: 100 },
      ))

    it('answers the same when it is asked again: a cart keeps the id of its way', async () => {
      const first = await port.offers(request(1000, 500), call)
      assert.ok(first.length > 0)
      assert.deepEqual(await port.offers(request(1000, 500), call), first)
    })

    it('offers nothing where nothing goes', async () => {
      assert.deepEqual(await port.offers(request(1000, 500, nowhere), call), [])
    })
  })
}

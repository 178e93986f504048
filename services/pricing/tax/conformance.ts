import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { money } from '@stoa/kernel/money'
import { newCall } from '@stoa/platform/contract'
import fc from 'fast-check'
import type { Place, TaxPort, TaxRequest } from './port.ts'

const call = newCall({ actor: { kind: 'system', id: 'test' } })
const runs = { numRuns: 100 }
const amounts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9_999_999 })), {
  minLength: 1,
  maxLength: 8,
})

/** What quotes expect of whoever knows taxes; `destination` is a place that has some. */
export function taxConformance(
  name: string,
  port: TaxPort,
  destination: Place,
  taxClasses: readonly string[],
): void {
  const request = (parts: readonly number[], inclusive: boolean): TaxRequest => ({
    ...{ currency: 'EUR', inclusive, destination, at: Date.parse('2026-06-01T12:00:00Z') },
    lines: parts.map((amount, i) => ({
      amount: money(amount, 'EUR'),
      taxClass: taxClasses[i % taxClasses.length]!,
    })),
  })

  describe(`taxes by ${name}`, () => {
    it('answer each line in its place, and never less than nothing', () =>
      fc.assert(
        fc.asyncProperty(amounts, fc.boolean(), async (parts, inclusive) => {
          const taxes = await port.taxesOf(request(parts, inclusive), call)
          assert.equal(taxes.length, parts.length)
          for (const { amount, reference, ratePpm } of taxes.flat()) {
            assert.ok(amount.amount >= 0 && amount.currency === 'EUR')
            assert.ok(reference !== '' && ratePpm >= 0)
          }
        }),
        runs,
      ))

    it('contained in a price are never more than it', () =>
      fc.assert(
        fc.asyncProperty(amounts, async parts => {
          for (const [i, taxes] of (await port.taxesOf(request(parts, true), call)).entries())
            assert.ok(taxes.reduce((sum, { amount }) => sum + amount.amount, 0) <= parts[i]!)
        }),
        runs,
      ))

    it('of a line do not depend on the other lines', () =>
      fc.assert(
        fc.asyncProperty(amounts, fc.boolean(), async (parts, inclusive) => {
          const whole = request(parts, inclusive)
          const together = await port.taxesOf(whole, call)
          for (const [i, line] of whole.lines.entries()) {
            const [alone] = await port.taxesOf({ ...whole, lines: [line] }, call)
            assert.deepEqual(alone, together[i])
          }
        }),
        runs,
      ))

    it('of nothing are nothing, and there are some of something', async () => {
      const [none] = await port.taxesOf(request([0], true), call)
      assert.ok(none!.every(({ amount }) => amount.amount === 0))
      const [some] = await port.taxesOf(request([1_000_000], false), call)
      assert.ok(some!.some(({ amount }) => amount.amount > 0))
    })
  })
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { money } from '@stoa/kernel/money'
import { newCall } from '@stoa/platform/contract'
import { testClock } from '@stoa/platform/testing'
import type { TaxPort } from '../tax/port.ts'
import { bookWith } from '../testing/words.ts'
import { portsOf } from './ports-of.ts'

const book = bookWith({
  taxRates: [{ name: 'VAT', country: 'DE', ratePpm: 190_000 }],
  zones: [
    {
      name: 'all',
      places: [{ country: 'DE' }],
      methods: [
        {
          code: 'parcel',
          labels: { en: 'Parcel' },
          rates: [{ prices: [{ currency: 'EUR', amount: 490 }] }],
        },
      ],
    },
  ],
})
const place = { currency: 'EUR', language: 'en', destination: { country: 'DE' } }
const lines = [{ amount: money(1190, 'EUR'), taxClass: 'standard' }]
const asked = { ...place, inclusive: true, at: 0, lines }
const tax = (amount: number, currency = 'EUR') => ({
  ...{ name: 'Theirs', ratePpm: 1, reference: 'theirs', amount: { amount, currency } },
})
const theirs = (taxesOf: TaxPort['taxesOf']) => {
  const clock = testClock()
  const call = newCall({ actor: { kind: 'system', id: 'test' } })
  const config = { keepMs: 0, keepQuotesDays: 30, portTimeoutMs: 20 }
  const ports = portsOf({ tax: { taxesOf }, clock, config })
  return { clock, nameOf: async () => (await ports(book).tax.taxesOf(asked, call))[0]![0]!.name }
}

describe('taxes and shipping that somebody else knows', () => {
  it('count while they come in time and make sense', async () => {
    assert.equal(await theirs(async () => [[tax(190)]]).nameOf(), 'Theirs')
  })

  it('are those of the shop where nobody answers, or not in time', { timeout: 5_000 }, async t => {
    // The timer of a patience keeps no process alive.
    const awake = setInterval(() => {}, 1_000)
    t.after(() => clearInterval(awake))
    assert.equal(await theirs(() => new Promise(() => {})).nameOf(), 'VAT')
    assert.equal(await theirs(async () => Promise.reject(new Error('away'))).nameOf(), 'VAT')
  })

  it('are those of the shop where the answer makes no sense', async () => {
    for (const senseless of [[], [[tax(-1)]], [[tax(1191)]], [[tax(1, 'USD')]], [[tax(0.5)]], [[], []]])
      assert.equal(await theirs(async () => senseless).nameOf(), 'VAT', JSON.stringify(senseless))
  })

  it('are not asked for again at once by who has just failed', async () => {
    let times = 0
    const { clock, nameOf } = theirs(async () => {
      times += 1
      throw new Error('away')
    })
    for (let i = 0; i < 5; i++) await nameOf()
    assert.equal(times, 1)
    clock.advance(5_000)
    await nameOf()
    assert.equal(times, 2)
  })

  it('send by the zones of the shop where offers make no sense', async () => {
    const offer = { id: 'x', code: 'x', label: 'x', full: money(5, 'EUR'), price: money(9, 'EUR') }
    const shipping = { offers: async () => [offer] }
    const config = { keepMs: 0, keepQuotesDays: 30, portTimeoutMs: 20 }
    const { shipping: found } = portsOf({ shipping, clock: testClock(), config })(book)
    const call = newCall({ actor: { kind: 'system', id: 'test' } })
    const offers = await found.offers({ ...place, goods: money(1190, 'EUR'), weightGrams: 1 }, call)
    assert.deepEqual(
      offers.map(({ id }) => id),
      ['zone_0.parcel'],
    )
  })
})

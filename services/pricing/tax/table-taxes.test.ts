import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { money } from '@stoa/kernel/money'
import { newCall } from '@stoa/platform/contract'
import { bookWith } from '../testing/words.ts'
import { taxConformance } from './conformance.ts'
import { matchRates } from './match-rates.ts'
import { tableTaxes } from './table-taxes.ts'

const call = newCall({ actor: { kind: 'system', id: 'test' } })
const spain = { name: 'IVA', country: 'ES' }
const { taxRates } = bookWith({
  taxRates: [
    { ...spain, ratePpm: 210_000 },
    { ...spain, ratePpm: 100_000, taxClass: 'reduced' },
    { ...spain, ratePpm: 70_000, region: 'CN', name: 'IGIC' },
    { ...spain, ratePpm: 30_000, component: 'eco', startsAt: '2027-01-01T00:00:00Z' },
    { ...spain, ratePpm: 52_000, component: 'surcharge', postcodePrefix: '28' },
  ],
})

taxConformance('the table of rates', tableTaxes(taxRates), { country: 'ES', postcode: '28001' }, [
  'standard',
  'reduced',
  'untaxed',
])

describe('the rates of a place', () => {
  const rates = (place: { region?: string; postcode?: string }, taxClass = 'standard') =>
    matchRates(taxRates, { country: 'ES', ...place }, taxClass, Date.parse('2026-06-01T12:00:00Z')).map(
      ({ ratePpm }) => ratePpm,
    )

  it('are of the closest place within a component, and components add up', () => {
    assert.deepEqual(rates({}), [210_000])
    assert.deepEqual(rates({ region: 'CN' }), [70_000])
    assert.deepEqual(rates({ postcode: '2 8-001' }), [52_000, 210_000])
  })

  it('are of the longest prefix, however it is written', () => {
    const { taxRates } = bookWith({
      taxRates: [
        { name: 'wide', country: 'GB', ratePpm: 1, postcodePrefix: 'E C - 1' },
        { name: 'close', country: 'GB', ratePpm: 2, postcodePrefix: 'EC1A' },
      ],
    })
    const place = { country: 'GB', postcode: 'ec1a 1bb' }
    assert.deepEqual(
      matchRates(taxRates, place, 'standard', 0).map(({ name }) => name),
      ['close'],
    )
  })

  it('are called as the buyer speaks, and by their name where they do not', async () => {
    const { taxRates } = bookWith({
      taxRates: [{ name: 'MwSt', labels: { en: 'VAT' }, country: 'DE', ratePpm: 190_000 }],
    })
    const nameIn = async (language: string | undefined, inclusive: boolean) => {
      const request = { currency: 'EUR', inclusive, destination: { country: 'DE' }, at: 0, language }
      const lines = [{ amount: money(1190, 'EUR'), taxClass: 'standard' }]
      const [taxes] = await tableTaxes(taxRates).taxesOf({ ...request, lines }, call)
      return taxes![0]!.name
    }
    for (const inclusive of [true, false]) {
      assert.equal(await nameIn('en-GB', inclusive), 'VAT')
      assert.deepEqual([await nameIn('de', inclusive), await nameIn(undefined, inclusive)], ['MwSt', 'MwSt'])
    }
  })

  it('are of the class, else of the standard class, and never of what is untaxed', () => {
    assert.deepEqual(rates({}, 'reduced'), [100_000])
    assert.deepEqual(rates({}, 'books'), [210_000])
    assert.deepEqual(rates({}, 'untaxed'), [])
  })
})

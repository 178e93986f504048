import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allProducts } from './all-products.ts'
import { readSeedOptions } from './options.ts'
import { progressOf } from './progress.ts'

describe('npm run seed', () => {
  it('says what is wrong with its options, and how they are written', () => {
    const refused: [string[], RegExp][] = [
      [[], /say how many products: npm run seed -- --products 100000/],
      [['--products', '0'], /whole number from 1 to 1000000, not '0'/],
      [['--products', '1e5'], /not '1e5'/],
      [['--products', '2000000'], /not '2000000'/],
      [['--product', '5'], /Unknown option '--product'. It takes one option/],
      [['5'], /Unexpected argument '5'/],
    ]
    for (const [args, message] of refused) assert.throws(() => readSeedOptions(args), message)
    assert.deepEqual(readSeedOptions(['--products', '100000']), { products: 100_000 })
  })

  it('tells how far it is every few seconds, and at the end', () => {
    const lines: string[] = []
    const clock = { now: 0 }
    const tell = progressOf(
      1_000,
      line => lines.push(line),
      () => clock.now,
    )
    for (const done of [200, 400, 600, 800, 1_000]) {
      clock.now += 2_000
      tell(done)
    }
    assert.deepEqual(lines, [
      '  400 of 1,000 products (40 %), 100/s, about 6 s left',
      '  800 of 1,000 products (80 %), 100/s, about 2 s left',
      '  1,000 of 1,000 products (100 %), 100/s',
    ])
  })

  it('begins with the drawn catalogue, and a larger shop holds the smaller one', () => {
    const slugs = (total: number) => [...allProducts(total)].map(({ slug }) => slug)
    assert.equal(slugs(5).length, 5)
    assert.deepEqual(slugs(400).slice(0, 300), slugs(300))
    assert.equal(new Set(slugs(400)).size, 400)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bookWith, line, priceOf, variantOf } from '../testing/words.ts'

const list = { name: 'list', currency: 'EUR' }
const priceLists = [
  { ...list },
  { ...list, customerGroup: 'trade', priority: 5 },
  { ...list, endsAt: '2026-06-01T12:00:00Z', priority: 9 },
  { ...list, startsAt: '2026-06-01T12:00:00.001Z', priority: 9 },
  { ...list, active: false, priority: 9 },
  { ...list, currency: 'USD', priority: 9 },
]
const entries = [
  { listId: 'pl_0', sku: 'A', minQuantity: 1, amount: 900 },
  { listId: 'pl_0', sku: 'A', minQuantity: 20, amount: 600 },
  { listId: 'pl_1', sku: 'A', minQuantity: 10, amount: 700 },
  ...['pl_2', 'pl_3', 'pl_4', 'pl_5'].map(listId => ({ listId, sku: 'A', minQuantity: 1, amount: 1 })),
]
const variants = [variantOf('A', 1000), variantOf('B', 1000)]

describe('the price of a unit', () => {
  const paid = async (sku: string, quantity: number, customerGroup?: string) => {
    const cart = { lines: [line(sku, quantity)], ...(customerGroup !== undefined && { customerGroup }) }
    const quote = await priceOf(cart, { book: bookWith({ priceLists }), variants, entries })
    return quote.lines[0]!.unit.amount
  }

  it('falls back from a list that does not apply, or whose break is not reached, to the next, and to the base', async () => {
    assert.equal(await paid('A', 1), 900, 'ended, not begun, inactive and other currencies do not count')
    assert.equal(await paid('A', 9, 'trade'), 900)
    assert.equal(await paid('A', 10, 'trade'), 700)
    assert.equal(
      await paid('A', 20, 'trade'),
      700,
      'the list of the higher priority, though the other is lower',
    )
    assert.equal(await paid('A', 20, 'press'), 600)
    assert.equal(await paid('B', 20, 'trade'), 1000)
  })

  it('is of one line each: two of one name are refused', async () => {
    const shop = { book: bookWith({}), variants }
    await assert.rejects(priceOf({ lines: [line('A', 1, 'same'), line('B', 1, 'same')] }, shop), {
      code: 'validation_failed',
    })
  })
})

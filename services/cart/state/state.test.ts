import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { cartFor, limits, lineFor } from '../testing/cart-for-tests.ts'
import { hashToken, mayUse, newToken } from './access.ts'
import type { CartState } from './cart-state.ts'
import { changeLine, withCoupon, withLine, withoutLine } from './lines.ts'
import { mergeCarts } from './merge.ts'

const quantities = ({ lines }: CartState) =>
  Object.fromEntries(lines.map(line => [line.lineId, line.quantity]))
const cart = cartFor(1, { lines: [lineFor('MUG', 2), lineFor('CUP', 1, { options: { text: 'Ada' } })] })

describe('lines', () => {
  it('of the same SKU and options are one that grows; others stay apart', () => {
    const grown = unwrap(withLine(cart, { sku: 'MUG', quantity: 3 }, 'new', limits))
    assert.deepEqual(quantities(grown), { line_MUG: 5, line_CUP: 1 })
    const apart = unwrap(withLine(cart, { sku: 'CUP', options: { text: 'Bob' } }, 'new', limits))
    assert.deepEqual(quantities(apart), { line_MUG: 2, line_CUP: 1, new: 1 })
  })

  it('have limits', () => {
    const much = withLine(cart, { sku: 'MUG', quantity: 49 }, 'new', limits)
    assert.equal(much.ok === false && much.error.detail, 'A line takes 50 units, not 51')
    const full = cartFor(1, { lines: ['A', 'B', 'C', 'D', 'E'].map(sku => lineFor(sku)) })
    assert.equal(withLine(full, { sku: 'F' }, 'new', limits).ok, false)
    assert.equal(withLine(full, { sku: 'A' }, 'new', limits).ok, true)
  })

  it('change, vanish at zero, and grow into the line they become', () => {
    const change = (id: string, more: Parameters<typeof changeLine>[2]) => {
      const changed = changeLine(cart, id, more, limits)
      return changed && quantities(unwrap(changed))
    }
    assert.deepEqual(change('line_MUG', { quantity: 7 }), { line_MUG: 7, line_CUP: 1 })
    assert.deepEqual(change('line_MUG', { quantity: 0 }), { line_CUP: 1 })
    assert.equal(change('gone', { quantity: 1 }), undefined)
    const both = cartFor(1, {
      lines: [lineFor('CUP', 4), lineFor('CUP', 1, { lineId: 'other', options: { text: 'x' } })],
    })
    assert.deepEqual(quantities(unwrap(changeLine(both, 'other', { options: {} }, limits)!)), { line_CUP: 5 })
  })

  it('and coupons that are there or gone already make no new state', () => {
    assert.equal(withoutLine(cart, 'gone'), cart)
    const once = unwrap(withCoupon(cart, 'ten'))
    assert.equal(unwrap(withCoupon(once, 'TEN')), once)
    assert.deepEqual(once.coupons, ['TEN'])
  })
})

describe('merging', () => {
  const guests = cartFor(2, {
    lines: [lineFor('MUG', 5), lineFor('CUP', 9), lineFor('JUG', 1)],
    ...{ coupons: ['TEN'], note: 'ring twice' },
  })

  it('takes the larger quantity of equal lines and joins all others', () => {
    const merged = mergeCarts(cart, guests, limits)
    assert.deepEqual(
      merged.lines.map(({ sku, quantity, options }) => [sku, quantity, options.text]),
      [
        ['MUG', 5, undefined],
        ['CUP', 1, 'Ada'],
        ['CUP', 9, undefined],
        ['JUG', 1, undefined],
      ],
    )
    assert.deepEqual([merged.coupons, merged.note], [['TEN'], 'ring twice'])
  })

  it('happens once: a cart knows which ones it took in', () => {
    const merged = mergeCarts(cart, guests, limits)
    const emptied = { ...merged, lines: [] }
    assert.equal(mergeCarts(emptied, guests, limits), emptied)
  })
})

describe('access', () => {
  const ada = { kind: 'customer', id: 'cus_ada', emailVerified: true } as const

  it('is by owner, or by a token of which only the hash is kept', () => {
    const token = newToken()
    const mine = cartFor(1, { owner: 'customer:cus_ada' })
    assert.equal(mayUse(mine, ada, undefined), true)
    assert.equal(mayUse(mine, { ...ada, id: 'cus_bob' }, undefined), false)
    assert.equal(mayUse(mine, { kind: 'guest', id: 'cus_ada' }, undefined), false)
    const open = cartFor(1, { tokenHash: hashToken(token) })
    assert.ok(!JSON.stringify(open).includes(token))
    assert.equal(mayUse(open, { kind: 'anonymous' }, token), true)
    assert.equal(mayUse(open, { kind: 'anonymous' }, newToken()), false)
    assert.equal(mayUse(open, ada, undefined), false)
    assert.equal(mayUse(cartFor(1), ada, undefined), false)
  })
})

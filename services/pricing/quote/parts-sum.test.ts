import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Money, sum } from '@stoa/kernel/money'
import fc from 'fast-check'
import { arbitraryCase, type Case } from '../testing/arbitrary-cart.ts'
import { priceOf } from '../testing/words.ts'
import type { Quote } from './words.ts'

const runs = { numRuns: 400 }
const amounts = (parts: readonly { amount: Money }[]) => parts.map(({ amount }) => amount)
const quoteOf = ({ cart, ...shop }: Case) => priceOf(cart, shop)

/** Everything in a quote that has steps. */
const explained = (quote: Quote) => [...quote.lines, ...(quote.shipping ? [quote.shipping] : [])]

const holds = (check: (quote: Quote, given: Case) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(arbitraryCase, async given => check(await quoteOf(given), given)),
    runs,
  )

describe('for any cart, promotions, taxes and currency', () => {
  it('the steps of a line sum to its total, and lines and shipping to the whole', () =>
    holds(quote => {
      const { currency } = quote
      for (const part of explained(quote)) {
        assert.deepEqual(sum(amounts(part.steps), currency), part.total)
        assert.deepEqual(sum(amounts(part.taxes), currency), part.tax)
      }
      const totals = explained(quote).map(({ total }) => total)
      assert.deepEqual(sum(totals, currency), quote.total)
      assert.deepEqual(sum(amounts(quote.totals.filter(({ counts }) => counts)), currency), quote.total)
    }))

  it('the taxes and discounts told for the whole are those of its parts', () =>
    holds(quote => {
      const { currency } = quote
      const parts = explained(quote)
      const taxes = parts.flatMap(part => amounts(part.taxes))
      assert.deepEqual(sum(amounts(quote.taxes), currency), sum(taxes, currency))
      const discounts = parts.map(({ discount }) => discount)
      assert.deepEqual(sum(amounts(quote.discounts), currency), sum(discounts, currency))
    }))

  it('nothing is negative, and no discount is more than what it is of', () =>
    holds(quote => {
      for (const { subtotal, discount, tax, total } of explained(quote)) {
        assert.ok(discount.amount >= 0 && discount.amount <= subtotal.amount)
        assert.ok(tax.amount >= 0 && total.amount >= 0)
        if (quote.pricesIncludeTax) assert.ok(tax.amount <= total.amount)
      }
      for (const { amount, base } of quote.taxes) assert.ok(amount.amount >= 0 && base.amount >= 0)
    }))

  it('the order of the lines changes no total', () =>
    holds(async (quote, given) => {
      const { cart } = given
      const turned = await quoteOf({ ...given, cart: { ...cart, lines: cart.lines.toReversed() } })
      assert.deepEqual(turned.totals, quote.totals)
      assert.deepEqual(turned.lines.toReversed(), quote.lines)
    }))

  it('no exclusive promotion makes a cart dearer than the ones that combine', () =>
    holds(async (quote, given) => {
      const { book } = given
      const promotions = book.promotions.filter(({ stacking }) => stacking !== 'exclusive')
      const combined = await quoteOf({ ...given, book: { ...book, promotions } })
      assert.ok(quote.total.amount <= combined.total.amount)
    }))
})

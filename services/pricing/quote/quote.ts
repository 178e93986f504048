import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { PricingDeps } from '../deps.ts'
import { listsFor, unitPrice } from '../price-list/unit-price.ts'
import type { PriceCart } from './price-cart.ts'

type Pricing = typeof pricingContract

export const quote =
  ({ look, price }: PriceCart): Handler<Pricing, 'quote'> =>
  async (input, call) =>
    ok(await price(input, await look(input, call), call))

/** For product pages: the same price as a cart would have, for as many units. */
export const getPrices =
  ({ clock }: PricingDeps, { look }: PriceCart): Handler<Pricing, 'getPrices'> =>
  async ({ skus, currency, channel = 'default' }, call) => {
    const customerId = call.actor.kind === 'customer' ? call.actor.id : undefined
    const lines = skus.map(sku => ({ lineId: sku, sku, quantity: 1 }))
    const asked = { lines, currency, channel, ...(customerId !== undefined && { customerId }) }
    const { book, facts, variants } = await look(asked, call)
    const customerGroup = facts.customerGroup ?? undefined
    const lists = listsFor(book, { channel, currency, customerGroup, now: clock.now() })
    const items = variants.flatMap(({ sku, prices }) => {
      const base = prices.find(price => price.currency === currency)
      if (!base) return []
      const listUnit = { amount: base.amount, currency }
      const entries = facts.entries.filter(entry => entry.sku === sku)
      const priceOf = (quantity: number) => unitPrice(lists, entries, { base: listUnit, quantity }).unit
      const quantities = [...new Set(entries.map(({ minQuantity }) => minQuantity))].sort((a, b) => a - b)
      const breaks = quantities
        .filter(minQuantity => minQuantity > 1)
        .map(minQuantity => ({ minQuantity, unit: priceOf(minQuantity) }))
        .filter(({ unit }, i, all) => unit.amount !== (all[i - 1]?.unit ?? priceOf(1)).amount)
      return [{ sku, listUnit, unit: priceOf(1), breaks }]
    })
    return ok({ items })
  }

import type { inventoryContract } from '@stoa/contracts/inventory'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { Call } from '@stoa/kernel/call'
import type { OutputOf } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import type { CartDeps } from '../deps.ts'
import type { Rule } from '../rules/rule-book.ts'
import { type CartState, customerOf } from '../state/cart-state.ts'

type Availability = OutputOf<(typeof inventoryContract)['methods']['getManyAvailability']>['items'][number]

/** What the neighbours say of a cart now. */
export type Told = {
  readonly quote: OutputOf<(typeof pricingContract)['methods']['quote']>
  readonly stock: ReadonlyMap<string, Availability>
  readonly rules: ReadonlyMap<string, Rule>
}

/** Two calls at once, however long the cart is; the quote says of each line what it is as well. */
export async function priceState(deps: CartDeps, cart: CartState, call: Call): Promise<Told> {
  const skus = [...new Set(cart.lines.map(({ sku }) => sku))]
  const [quote, stock, rules] = await Promise.all([
    deps.pricing.quote(quoteInput(cart), call),
    skus.length === 0 ? undefined : deps.inventory.getManyAvailability({ skus }, call),
    deps.rules.all(),
  ])
  const items = stock ? unwrap(stock).items : []
  return {
    quote: unwrap(quote),
    stock: new Map(items.map(item => [item.sku, item])),
    rules,
  }
}

function quoteInput(cart: CartState) {
  const customerId = customerOf(cart)
  return {
    ...{ channel: cart.channel, currency: cart.currency, coupons: [...cart.coupons] },
    ...(cart.language !== undefined && { language: cart.language }),
    ...(customerId !== undefined && { customerId }),
    ...(cart.shipTo !== undefined && { shipTo: cart.shipTo }),
    ...(cart.shippingOption !== undefined && { shippingOption: cart.shippingOption }),
    lines: cart.lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity })),
  }
}

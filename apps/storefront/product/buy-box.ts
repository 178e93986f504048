import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Product } from '../shop.ts'
import { asData } from '../view/as-data.ts'
import { money, priceRange } from '../view/price.ts'
import { firstChoice } from './first-choice.ts'
import { optionChoices } from './option-choices.ts'
import type { Stock } from './stock.ts'

type Variant = Product['variants'][number]
const few = 5

/** Price, choices, availability and the way into the cart: a form that needs no script. */
export function buyBox(product: Product, stock: Stock, visit: Visit): Html {
  const { words } = visit
  const first = firstChoice(product)
  const shown = first && variantPrice(first, visit)
  return html`<p class="price price-large" data-price>${shown ?? priceRange(product.prices, visit)}</p>
<form class="buy" method="post" action="/cart/lines" data-drawer>
  <input type="hidden" name="product" value="${product.slug}">
  ${product.options.map(option => optionChoices(option, first, product))}
  <p class="stock${first?.inStock ? '' : ' stock-out'}" data-stock>${first && availability(first, stock, words)}</p>
  <div class="buy-row"${visit.url.searchParams.has('preview') && html` inert`}>
    <label class="quantity"><span class="unseen">${words.quantity}</span><select name="quantity">${[1, 2, 3, 4, 5, 6, 8, 10, 12].map(n => html`<option>${n}</option>`)}</select></label>
    <button class="button button-large" data-add${!product.inStock && html` disabled`}>${product.inStock ? words.addToCart : words.soldOut}</button>
  </div>
  <script type="application/json" data-variants>${variantsData(product, stock, visit)}</script>
</form>`
}

function availability(variant: Variant, stock: Stock, words: Visit['words']): string {
  if (!variant.inStock) return words.soldOut
  const left = stock.get(variant.sku)
  return left !== undefined && left > 0 && left <= few ? words.left(left) : words.inStock
}

/** With the tax in it, as prices are shown to people. */
function variantPrice({ prices }: Variant, visit: Visit): Html | undefined {
  const { currency, words } = visit
  const price = prices.find(one => one.currency === currency)
  if (!price) return undefined
  const now = money({ amount: price.amount, currency }, visit)
  const before = price.compareAtAmount
  if (before === undefined || before <= price.amount) return html`${now}`
  return html`<ins class="sale">${now}</ins> <del><span class="unseen">${words.before} </span>${money({ amount: before, currency }, visit)}</del>`
}

/** What the script needs to follow a choice, in the words of the page. */
function variantsData(product: Product, stock: Stock, visit: Visit): Html {
  const { words } = visit
  const data = product.variants.map(variant => ({
    options: variant.options,
    sku: variant.sku,
    price: variantPrice(variant, visit)?.text ?? '',
    stock: availability(variant, stock, words),
    inStock: variant.inStock,
    button: variant.inStock ? words.addToCart : words.soldOut,
  }))
  return asData(data)
}

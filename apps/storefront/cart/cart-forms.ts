import type { Answer } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { cartDrawer } from './cart-page.ts'
import { chosenSku } from './chosen-sku.ts'
import { bagCookie, type Cart, readCart } from './read-cart.ts'

type Changed =
  | { readonly ok: true; readonly value: Cart }
  | { readonly ok: false; readonly error: { readonly code: string } }

/** Something new: its variant follows from what was chosen. */
export async function addToCart(visit: Visit): Promise<Answer> {
  const { form, shop, call, currency, language } = visit
  const sku = form.get('sku') ?? (await chosenSku(visit))
  if (!sku) return refused(visit, 'not_chosen')
  const quantity = quantityOf(form)
  const lines = [{ sku, quantity: Math.max(1, quantity) }]
  await readCart(visit)
  const changed = await shop.clients.cart.createCart({ currency, language, lines }, call)
  return answered(visit, changed, visit.words.cart.added)
}

/** Another quantity, or none. */
export async function changeLine(visit: Visit): Promise<Answer> {
  const { form, params, shop, call } = visit
  const cart = await readCart(visit)
  if (!cart) return { to: '/cart' }
  const line = { id: cart.id, lineId: params.line! }
  const changed = form.has('remove')
    ? await shop.clients.cart.removeLine(line, call)
    : await shop.clients.cart.updateLine({ ...line, quantity: quantityOf(form) }, call)
  return answered(visit, changed)
}

export async function changeCoupons(visit: Visit): Promise<Answer> {
  const { form, shop, call } = visit
  const cart = await readCart(visit)
  const gone = form.get('remove')
  const code = (gone ?? form.get('code') ?? '').trim()
  if (!cart || !/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(code)) return { to: '/cart' }
  const input = { id: cart.id, code }
  return answered(
    visit,
    gone ? await shop.clients.cart.removeCoupon(input, call) : await shop.clients.cart.addCoupon(input, call),
  )
}

/** The buyer has seen what changed. */
export async function acceptPrices(visit: Visit): Promise<Answer> {
  const cart = await readCart(visit)
  if (!cart) return { to: '/cart' }
  return answered(
    visit,
    await visit.shop.clients.cart.updateCart({ id: cart.id, acceptPrices: true }, visit.call),
  )
}

function quantityOf(form: URLSearchParams): number {
  const quantity = Number(form.get('quantity') ?? 1)
  return Number.isInteger(quantity) && quantity >= 0 && quantity <= 1_000_000 ? quantity : 1
}

function answered(visit: Visit, changed: Changed, said?: string): Promise<Answer> | Answer {
  if (!changed.ok) return refused(visit, changed.error.code)
  if (visit.part === 'drawer')
    return cartDrawer(visit, changed.value, said ? { said, bad: false } : undefined)
  return { to: '/cart', cookies: [bagCookie(changed.value)] }
}

async function refused(visit: Visit, code: string): Promise<Answer> {
  const { failures } = visit.words.cart
  const said = failures[code] ?? failures.unknown!
  if (visit.part === 'drawer') return cartDrawer(visit, await readCart(visit), { said, bad: true })
  return { to: `/cart?${new URLSearchParams({ problem: code })}` }
}

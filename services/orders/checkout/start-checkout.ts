import { checkoutStarted, ordersContract } from '@stoa/contracts/orders'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Queries, Tx } from '@stoa/platform/db'
import { checkEventData, wakeRelay } from '@stoa/platform/events'
import type { Orders } from '../context.ts'
import type { CheckoutForm, CheckoutLine, CheckoutRow } from './checkout.ts'
import { secretOf } from './checkout-access.ts'
import {
  endCheckout,
  findCheckoutOfCart,
  insertCheckout,
  type Written,
  writeCheckout,
} from './checkout-store.ts'
import { showCheckout } from './checkout-view.ts'
import { fillForm } from './fill-form.ts'
import { holdGoods } from './hold-goods.ts'
import type { KeptCheckouts } from './kept-checkouts.ts'
import { type Quote, quoteInputOf } from './quote.ts'

type Orders_ = typeof ordersContract
type Input = InputOf<Orders_['methods']['startCheckout']>
type Basket = {
  readonly cartId: string | null
  readonly channel: string
  readonly currency: string
  readonly lines: readonly CheckoutLine[]
} & Partial<Pick<CheckoutForm, 'shipTo' | 'shippingOption' | 'coupons' | 'language'>>
type Prepared = Basket & { readonly form: CheckoutForm; readonly quote: Quote }
type Refusal = { readonly code: 'cart_empty' | 'cart_unknown'; readonly detail: string }

/** Everything that others must be asked is asked before the transaction, which only writes. */
export const createStartCheckout =
  (deps: Orders, kept: KeptCheckouts): Handler<Orders_, 'startCheckout'> =>
  async (input, call) => {
    const basket = await readBasket(deps, input, call)
    if (!basket.ok) return basket
    const prepared = written(deps, await prepare(deps, input, basket.value, call), call)
    const answer = async (db: Queries, row: CheckoutRow) => {
      const secret = call.actor.kind === 'anonymous' ? { secret: secretOf(deps, row.id) } : {}
      return ok({ ...(await showCheckout(db, row)), ...secret })
    }
    // The usual checkout is one statement, which needs no transaction around it.
    const made = call.idempotencyKey === undefined && (await makeCheckout(deps.db, deps, prepared, call))
    if (made) {
      wakeRelay('orders')
      kept.keep(made)
      return answer(deps.db, made)
    }
    const write = command(
      deps.db,
      { contract: ordersContract, method: 'startCheckout', clock: deps.clock },
      async tx => answer(tx, await openCheckout(tx, deps, prepared, call)),
    )
    return write(input, call)
  }

async function readBasket(deps: Orders, input: Input, call: Call): Promise<Result<Basket, Refusal>> {
  const { cartId, cartToken: token, lines, channel = 'default', currency } = input
  if (cartId === undefined) {
    if (!lines) throw nothingToBuy()
    const numbered = lines.map((line, i) => ({ lineId: `line_${i + 1}`, ...line }))
    return ok({ cartId: null, channel, currency: currency ?? deps.config.defaultCurrency, lines: numbered })
  }
  const read = await deps.cart.readCart({ id: cartId, ...(token && { token }) }, call)
  if (!read.ok) return fail({ code: 'cart_unknown', detail: read.error.detail })
  const cart = read.value
  if (cart.lines.length === 0) return fail({ code: 'cart_empty', detail: `The cart ${cartId} is empty` })
  const content = cart.lines.map(({ lineId, sku, quantity, options }) => ({
    ...{ lineId, sku, quantity },
    ...(Object.keys(options).length > 0 && { options }),
  }))
  return ok({
    ...{ cartId, channel: cart.channel, currency: cart.currency, lines: content, coupons: cart.coupons },
    ...(cart.language && { language: cart.language }),
    ...(cart.shippingOption && { shippingOption: cart.shippingOption }),
  })
}

const nothingToBuy = () =>
  new PlatformError('validation_failed', {
    fields: [{ pointer: '/cartId', detail: 'or /lines must say what is to be bought' }],
  })

async function prepare(deps: Orders, input: Input, basket: Basket, call: Call): Promise<Prepared> {
  const {
    cartId: _,
    cartToken: _token,
    lines: _lines,
    channel: _channel,
    currency: _currency,
    ...fields
  } = input
  const known = await knownOf(deps, call)
  const blank: CheckoutForm = {
    ...{ language: basket.language ?? 'en', coupons: basket.coupons ?? [], giftCards: [] },
    ...{ useStoreCredit: false, unknownCards: 0, ...known, lines: basket.lines },
    ...(basket.shippingOption && { shippingOption: basket.shippingOption }),
  }
  const filled = await fillForm(deps, blank, fields, basket.currency)
  const form = await heldFor(deps, filled, basket.cartId, call)
  const quote = await deps.pricing.quote(quoteInputOf(form, basket.channel, basket.currency), call)
  if (!quote.ok) throw new PlatformError('upstream_failed', { detail: 'The price could not be computed' })
  return { ...basket, form, quote: quote.value }
}

/** A cart that is brought again holds its goods already. */
async function heldFor(deps: Orders, form: CheckoutForm, cartId: string | null, call: Call) {
  if (deps.config.holdAt !== 'start') return form
  const known = cartId === null ? undefined : await findCheckoutOfCart(deps.db, cartId)
  return known && known.status !== 'open' ? form : holdGoods(deps, form, known, call)
}

/** A customer need not write down again what the account knows. */
async function knownOf({ identity }: Orders, call: Call): Promise<Partial<CheckoutForm>> {
  if (call.actor.kind !== 'customer') return {}
  const customerId = call.actor.id
  const contact = await identity.getContact({ customerId }, call)
  if (!contact.ok) return { customerId }
  const { email, language } = contact.value
  return { customerId, email, language }
}

function written({ clock, config }: Orders, prepared: Prepared, { actor }: Call): Prepared & Written {
  const expiresAt = new Date(clock.now() + config.checkoutMinutes * 60_000).toISOString()
  return { ...prepared, expiresAt, owner: principalOf(actor) }
}

/** One cart has one checkout: whoever comes second, or again, gets the one there is, brought up to date. */
async function openCheckout(
  tx: Tx,
  deps: Orders,
  prepared: Prepared & Written,
  call: Call,
): Promise<CheckoutRow> {
  const make = async () => {
    const made = await makeCheckout(tx, deps, prepared, call)
    if (made) tx.afterCommit(() => wakeRelay('orders'))
    return made
  }
  const made = await make()
  if (made) return made
  const found = (await findCheckoutOfCart(tx, prepared.cartId!))!
  if (found.status !== 'open') return found
  if (found.expiresAt > deps.clock.iso())
    return (await writeCheckout(tx, found.id, found.version, prepared)) ?? found
  await endCheckout(tx, found.id, 'expired')
  return (await make()) ?? (await findCheckoutOfCart(tx, prepared.cartId!))!
}

/** Undefined while the cart has one; the usual cart has none, so nobody looks first. */
function makeCheckout(
  db: Queries,
  { clock, ids }: Orders,
  { form, quote, cartId, channel, currency, expiresAt, owner }: Prepared & Written,
  { traceparent }: Call,
): Promise<CheckoutRow | undefined> {
  const id = ids.next('chk')
  const data = { checkoutId: id, ...(cartId !== null && { cartId }) }
  checkEventData(checkoutStarted, data)
  const row = { id, cartId, channel, currency, createdAt: clock.iso(), form, quote, expiresAt, owner }
  return insertCheckout(db, row, { id: ids.next('evt'), data, traceparent })
}

import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import { ok, type Result } from '@stoa/kernel/result'
import { markReplayed } from '@stoa/platform/contract'
import { assertVersion } from '@stoa/platform/http'
import { answerCart } from '../answer/answer-cart.ts'
import { priceState, type Told } from '../answer/price-state.ts'
import { type CartDeps, stamp } from '../deps.ts'
import { mayUse } from '../state/access.ts'
import type { CartAnswer, CartState } from '../state/cart-state.ts'
import { type Asked, type Closed, findOpenCart, type NotFound } from './find-cart.ts'
import { markDone, type Once, wasDone } from './once.ts'

/** Pure: runs again on the newest state when somebody else was faster. The same state back means nothing to do. */
export type Decide<E> = (cart: CartState) => Result<CartState, E>
export type Change<E> = {
  readonly asked: Asked
  readonly once?: Once | undefined
  readonly decide: Decide<E>
  /** Sees what the changed cart costs before it is kept. */
  readonly check?: (cart: CartState, told: Told) => Result<CartState, E>
  /** Whose prices the buyer has seen with this answer; of all lines that are new or changed without it. */
  readonly acceptPrices?: boolean
}

type Answer<E> = Promise<Result<CartAnswer, E | NotFound | Closed>>
const mostAttempts = 500

export async function changeCart<E>(deps: CartDeps, change: Change<E>, call: Call): Answer<E> {
  let priced: { readonly cart: CartState; readonly told: Told } | undefined
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const known = attempt === 0 ? writtenCart(deps, change.asked, call) : undefined
    const found = known ? ok(known) : await findOpenCart(deps, change.asked, call)
    if (!found.ok) return found
    const before = found.value
    const decided = decide(change, before, call, known !== undefined)
    if (decided === 'look again') continue
    if (decided === 'done before') return markReplayed<CartAnswer, E>(await answerNow(deps, before, call))
    if (!decided.ok) return decided
    if (decided.value === before) return answerNow(deps, before, call)
    // Priced once: who lost a race decides again on the newest state, and prices what came of it at the end.
    const told = priced?.told ?? (await priceState(deps, decided.value, call))
    const checked = change.check?.(decided.value, told) ?? decided
    if (!checked.ok) return checked
    const next = {
      ...markDone(withSeen(before, checked.value, told, change.acceptPrices), change.once),
      ...stamp(deps, before.owner),
      version: before.version + 1,
    }
    if (await deps.store.replace(next, before.version)) {
      deps.written.put(next.id, next)
      return priced ? answerNow(deps, next, call) : ok(answerCart(next, told))
    }
    deps.written.forget(next.id)
    priced = { cart: next, told }
  }
  throw new PlatformError('conflict', { detail: 'The cart is changed by too many at once; try again' })
}

/** Only to write over it: whoever is told no, or nothing new, is told so by what is kept. */
function decide<E>({ decide, once }: Change<E>, before: CartState, call: Call, isKnown: boolean) {
  const isReplay = wasDone(before, once)
  if (isKnown && (isReplay || (call.ifMatch !== undefined && call.ifMatch !== before.version)))
    return 'look again'
  if (isReplay) return 'done before'
  assertVersion(call, before.version)
  const decided = decide(before)
  return isKnown && (!decided.ok || decided.value === before) ? 'look again' : decided
}

function writtenCart(
  { written, clock }: CartDeps,
  { id, token }: Asked,
  { actor }: Call,
): CartState | undefined {
  const cart = written.get(id)
  const usable = cart?.status === 'open' && cart.expiresAt > clock.iso() && mayUse(cart, actor, token)
  return usable ? cart : undefined
}

async function answerNow(deps: CartDeps, cart: CartState, call: Call) {
  return ok(answerCart(cart, await priceState(deps, cart, call)))
}

/** A line that was touched was seen at this price; the others keep the one they were put in at. */
function withSeen(before: CartState, after: CartState, { quote }: Told, all = false): CartState {
  const priceOf = (sku: string) => quote.lines.find(line => line.sku === sku)?.unit
  const touched = after.lines.filter(line => all || !before.lines.includes(line)).map(({ sku }) => sku)
  const lines = after.lines.map(line => {
    const seen =
      touched.includes(line.sku) || line.seen?.currency !== after.currency ? priceOf(line.sku) : line.seen
    return seen ? { ...line, seen } : line
  })
  return { ...after, lines }
}

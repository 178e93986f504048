import type { ordersContract } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { Ran, SagaRow } from '@stoa/platform/saga'
import type { Orders } from '../context.ts'
import { claimedMemory } from '../placing/remembered.ts'
import type { Placing } from '../placing/state.ts'
import { appliedCoupons, attemptKey, type CheckoutRow, problemsOf } from './checkout.ts'
import { findVisible, hasRested, isVisible, loadCheckout } from './checkout-access.ts'
import { claimCheckout, claimedOf, type NumberedCheckout } from './checkout-store.ts'
import { showCheckout } from './checkout-view.ts'
import type { KeptCheckouts } from './kept-checkouts.ts'
import { quoteMark } from './quote.ts'
import { refusalOf } from './refusal.ts'

type Complete = Handler<typeof ordersContract, 'completeCheckout'>
type Input = InputOf<(typeof ordersContract)['methods']['completeCheckout']>

/**
 * Spans many transactions, so it is repeatable by its steps and not by a stored answer: the checkout itself is the
 * key. Who meets it while it runs comes back later, and finds what the first one made of it.
 */
export const createCompleteCheckout =
  (deps: Orders, kept: KeptCheckouts): Complete =>
  async (input, call) => {
    const begun =
      (await beginKept(deps, kept.take(input.id), input, call)) ?? (await begin(deps, input, call))
    const claimed = await begun.claimed
    if (begun.saga && claimed)
      return answer(deps, input, call, await deps.runner.begin(begun.saga, claimedMemory(claimed)))
    const row = hasRested(begun.row, deps) ? await loadCheckout(deps, call.actor, input) : begun.row
    if (row.status === 'completed') return ok(await showCheckout(deps.db, row))
    if (row.status === 'cancelled' || row.status === 'expired')
      return fail({ code: 'checkout_closed', detail: `The checkout is ${row.status}` })
    if (row.status !== 'open') return answer(deps, input, call, await deps.runner.run(attemptKey(row)))
    const problems = problemsOf(row)
    if (problems.length === 0) throw inFlight()
    return fail({ code: 'checkout_incomplete', detail: problems[0]!.detail, data: { problems } })
  }

type Claimed = NumberedCheckout | undefined
type Begun = {
  readonly row: CheckoutRow
  readonly saga?: SagaRow
  readonly claimed?: Promise<Claimed> | Claimed
}

/** The claim alone, which finds out whether the checkout still is as it was started; undefined where a look decides. */
async function beginKept(
  deps: Orders,
  row: CheckoutRow | undefined,
  input: Input,
  call: Call,
): Promise<Begun | undefined> {
  if (!row || !isVisible(row, deps, call.actor, input) || !mayBegin(deps, row)) return undefined
  const saga = prepare(deps, row, input, call)
  const claimed = await claimCheckout(deps.db, row, saga)
  return claimed && { row, saga: saga.row, claimed }
}

const mayBegin = (deps: Orders, row: CheckoutRow): boolean =>
  row.status === 'open' && !hasRested(row, deps) && problemsOf(row).length === 0

function prepare(deps: Orders, row: CheckoutRow, input: Input, { traceparent }: Call) {
  const state = firstState(deps, claimedOf(row), input)
  return deps.runner.prepare({ id: state.key, kind: 'checkout', state, traceparent })
}

/** A look, then the claim with the first intent: of many who complete at once, one begins. */
const begin = (deps: Orders, input: Input, call: Call): Promise<Begun> =>
  deps.db.tx(async tx => {
    const row = await findVisible(tx, deps, call.actor, input)
    if (!mayBegin(deps, row)) return { row }
    const saga = prepare(deps, row, input, call)
    // It leaves together with the commit, which fails when it does.
    const claimed = claimCheckout(tx, row, saga)
    claimed.catch(() => {})
    return { row, saga: saga.row, claimed }
  })

function firstState({ clock, config, ids }: Orders, row: CheckoutRow, input: Input): Placing {
  const { instrument, returnUrl, expectedTotal } = input
  return {
    ...{ checkoutId: row.id, key: attemptKey(row), owner: row.owner, channel: row.channel },
    ...{ currency: row.currency, form: row.form, capture: config.capture, orderId: ids.next('ord') },
    ...{ heldUntil: clock.now() + config.holdSeconds * 1000, total: 0, due: 0, captured: 0, ledgerParts: [] },
    ...{ coupons: appliedCoupons(row.quote), quoted: quoteMark(row.quote) },
    ...(row.cartId !== null && { cartId: row.cartId }),
    ...(instrument && { instrument }),
    returnUrl: returnUrl ?? new URL(`checkout/${row.id}/return`, config.shopUrl).href,
    ...(expectedTotal !== undefined && { expectedTotal }),
  }
}

async function answer(deps: Orders, input: Input, call: Call, ran: Ran): ReturnType<Complete> {
  if (ran.busy) throw inFlight()
  // Its end was told together with the checkout's.
  const row = (ran.told as CheckoutRow | undefined) ?? (await loadCheckout(deps, call.actor, input))
  const refusal = ran.row.status === 'undone' && ran.row.failure ? refusalOf(ran.row.failure) : undefined
  return refusal ? fail(refusal) : ok(await showCheckout(deps.db, row))
}

const inFlight = () =>
  new PlatformError('idempotency_in_flight', {
    detail: 'The checkout is being completed: ask again',
    retryAfterSeconds: 1,
  })

/** After the payment page: the saga asks the provider, and nothing that came with the browser is read. */
export const createContinueCheckout =
  (deps: Orders): Handler<typeof ordersContract, 'continueCheckout'> =>
  async (input, call) => {
    const row = await loadCheckout(deps, call.actor, input)
    if (row.status !== 'completing' && row.status !== 'requires_action')
      return ok(await showCheckout(deps.db, row))
    const ran = await deps.runner.run(attemptKey(row))
    if (ran.busy) throw inFlight()
    return ok(await showCheckout(deps.db, await loadCheckout(deps, call.actor, input)))
  }

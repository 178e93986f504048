import type { ordersContract } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { Ran, SagaRow } from '@stoa/platform/saga'
import type { Orders } from '../context.ts'
import type { Placing } from '../placing/state.ts'
import { appliedCoupons, attemptKey, type CheckoutRow, problemsOf } from './checkout.ts'
import { findVisible, hasRested, loadCheckout } from './checkout-access.ts'
import { claimCheckout, claimedOf } from './checkout-store.ts'
import { showCheckout } from './checkout-view.ts'
import { quoteMark } from './quote.ts'
import { refusalOf } from './refusal.ts'

type Complete = Handler<typeof ordersContract, 'completeCheckout'>
type Input = InputOf<(typeof ordersContract)['methods']['completeCheckout']>

/**
 * Spans many transactions, so it is repeatable by its steps and not by a stored answer: the checkout itself is the
 * key. Who meets it while it runs comes back later, and finds what the first one made of it.
 */
export const createCompleteCheckout =
  (deps: Orders): Complete =>
  async (input, call) => {
    const begun = await begin(deps, input, call)
    if (begun.saga && (await begun.claimed))
      return answer(deps, input, call, await deps.runner.begin(begun.saga))
    const row = hasRested(begun.row, deps) ? await loadCheckout(deps, call.actor, input) : begun.row
    if (row.status === 'completed') return ok(await showCheckout(deps.db, row))
    if (row.status === 'cancelled' || row.status === 'expired')
      return fail({ code: 'checkout_closed', detail: `The checkout is ${row.status}` })
    if (row.status !== 'open') return answer(deps, input, call, await deps.runner.run(attemptKey(row)))
    const problems = problemsOf(row)
    if (problems.length === 0) throw inFlight()
    return fail({ code: 'checkout_incomplete', detail: problems[0]!.detail, data: { problems } })
  }

type Begun = { readonly row: CheckoutRow; readonly saga?: SagaRow; readonly claimed?: Promise<boolean> }

/** A look, then the claim with the first intent: of many who complete at once, one begins. */
const begin = (deps: Orders, input: Input, call: Call): Promise<Begun> =>
  deps.db.tx(async tx => {
    const row = await findVisible(tx, deps, call.actor, input)
    if (row.status !== 'open' || hasRested(row, deps) || problemsOf(row).length > 0) return { row }
    const { traceparent } = call
    const state = firstState(deps, claimedOf(row), input)
    const saga = deps.runner.prepare({ id: state.key, kind: 'checkout', state, traceparent })
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

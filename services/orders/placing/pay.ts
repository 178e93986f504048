import type { paymentsContract } from '@stoa/contracts/payments'
import type { OutputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { done, type Outcome, refused, type Step, type Turn, waitUntil } from '@stoa/platform/saga'
import type { Neighbours } from '../neighbours.ts'
import { giveBack } from './give-back.ts'
import { failure, type Placing } from './state.ts'

type Payment = OutputOf<(typeof paymentsContract)['methods']['getPayment']>
type Money = Pick<Neighbours, 'payments' | 'inventory'>

/** After the provider's own limit the buyer still has this long: clocks differ, and webhooks are late. */
const graceMs = 5 * 60_000
const actionMs = 30 * 60_000

export const payStep = <T>(neighbours: Money): Step<Placing, T> => ({
  name: 'pay',
  when: ({ due }) => due > 0,
  async act(state, turn) {
    const asked = state.asked ? await read(neighbours, state, turn) : await ask(neighbours, state, turn)
    return 'kind' in asked ? asked : decide(neighbours, state, asked, turn)
  },
  async undo(state, { call }) {
    await giveBack(neighbours, state.key, 'undo', call)
    return state
  },
})

async function ask({ payments }: Money, state: Placing, { call }: Turn): Promise<Payment | Outcome<Placing>> {
  const { key, currency, due, instrument, channel } = state
  if (!instrument) return refused(state, failure('instrument_missing', 'Say with what it is to be paid'))
  const made = await payments.createPayment(
    {
      ...{ id: key, orderRef: state.checkoutId, amount: { amount: due, currency }, instrument, channel },
      returnUrl: state.returnUrl,
      authorise: { operationId: 'authorise' },
    },
    call,
  )
  if (made.ok) return made.value
  if (made.error.code === 'outcome_unknown') throw stillUnknown()
  return refused(state, failure('payment_failed', made.error.detail))
}

/** The buyer came back, a webhook arrived, or the time is over: the provider says what is true. */
async function read(
  { payments }: Money,
  state: Placing,
  { call }: Turn,
): Promise<Payment | Outcome<Placing>> {
  const found = await payments.refreshPayment({ paymentId: state.key }, call)
  if (found.ok) return found.value
  if (found.error.code === 'outcome_unknown') throw stillUnknown()
  return refused(state, failure('payment_failed', found.error.detail))
}

async function decide(
  neighbours: Money,
  state: Placing,
  payment: Payment,
  turn: Turn,
): Promise<Outcome<Placing>> {
  switch (payment.status) {
    case 'authorised':
    case 'captured': {
      const late = turn.now > state.heldUntil - 30_000
      const { action: _over, ...rest } = state
      const { multiCapture, captured } = payment
      return done({ ...rest, asked: true, multiCapture, captured: captured.amount, ...(late && { late }) })
    }
    case 'requires_action':
      return turn.expired
        ? refused(state, failure('expired', 'The payment was not confirmed in time'))
        : awaitBuyer(neighbours, state, payment, turn)
    case 'created':
    case 'processing':
      throw stillUnknown()
    default:
      return refused(
        state,
        failure('payment_failed', payment.failure?.detail ?? `The payment is ${payment.status}`),
      )
  }
}

/** Goods stay held for as long as the provider waits for the buyer, and a little longer. */
async function awaitBuyer(
  { inventory }: Money,
  state: Placing,
  { action }: Payment,
  { now, call }: Turn,
): Promise<Outcome<Placing>> {
  const limit = action ? Date.parse(action.expiresAt) : now + actionMs
  const heldUntil = Math.max(state.heldUntil, limit + graceMs)
  const holdSeconds = Math.min(7200, Math.ceil((heldUntil - now) / 1000))
  const extended = await inventory.extendReservation({ id: state.key, holdSeconds }, call)
  if (!extended.ok)
    return refused(state, failure('insufficient_stock', extended.error.detail, { problems: [] }))
  const shown = action && { action: { kind: action.kind, url: action.url } }
  return waitUntil({ ...state, ...shown, asked: true, heldUntil }, limit)
}

const stillUnknown = () =>
  new PlatformError('upstream_failed', { detail: 'The outcome of the payment is not known yet' })

import { PlatformError } from '@stoa/kernel/errors'
import { done, type Failure, type Outcome, refused, type Step, type Turn } from '@stoa/platform/saga'
import type { Neighbours } from '../neighbours.ts'
import { failure, type Placing, type PlacingBook, usesHeld } from './state.ts'

/** A hold that ran out is taken again while there still is a way back for the money. */
export const secureStep = <T>({ inventory }: Pick<Neighbours, 'inventory'>): Step<Placing, T> => ({
  name: 'secure',
  when: ({ late }) => late === true,
  async act(state, { call }) {
    const secured = await inventory.commitReservation({ id: state.key }, call)
    if (secured.ok) return done(state)
    return refused(state, failure('insufficient_stock', secured.error.detail, { problems: [] }))
  },
})

/** From here on it only goes forward: the order and its number exist. */
export const placeStep = <T>(book: PlacingBook<T>): Step<Placing, T> => ({
  name: 'place',
  record: (tx, state, turn) => book.place(tx, state, turn),
  async unrecord(tx, state, turn) {
    await book.cancelPlaced(tx, state, turn)
    return state
  },
})

type Finishing = Pick<Neighbours, 'payments' | 'inventory' | 'pricing' | 'cart'>

/**
 * The money is taken, and what was held becomes final: effects elsewhere that need no order among each other and may
 * all be repeated. Tried until the authorisation lapses; a refusal for good cancels the order and undoes all of it.
 */
export const finishStep = <T>(neighbours: Finishing, book: PlacingBook<T>): Step<Placing, T> => ({
  name: 'finish',
  async act(state, turn) {
    const [captured, sold] = await Promise.allSettled([
      capture(neighbours, state, turn),
      makeFinal(neighbours, state, turn),
    ])
    if (captured.status === 'rejected') throw captured.reason
    if (sold.status === 'rejected') throw sold.reason
    const outcome = captured.value
    if (outcome.kind !== 'done' || sold.value)
      return sold.value ? refused(outcome.state, sold.value) : outcome
    const { cartId: id, orderId } = state
    // A cart that is gone, or another order's, needs no closing.
    if (id !== undefined) await neighbours.cart.closeCart({ id, orderId }, turn.call)
    return outcome
  },
  async record(tx, state, turn) {
    return takesNow(state) ? book.captured(tx, state, turn) : done(state)
  },
})

const takesNow = ({ due, capture }: Placing): boolean => due > 0 && capture === 'now'

async function capture({ payments }: Finishing, state: Placing, { call }: Turn): Promise<Outcome<Placing>> {
  if (!takesNow(state) || state.captured >= state.due) return done(state)
  const amount = { amount: state.due, currency: state.currency }
  const taken = await payments.capture({ paymentId: state.key, operationId: 'capture', amount }, call)
  if (taken.ok) return done({ ...state, captured: taken.value.captured.amount })
  if (taken.error.code === 'outcome_unknown')
    throw new PlatformError('upstream_failed', { detail: taken.error.detail })
  return refused(state, failure('capture_declined', taken.error.detail))
}

/** Answers why not. */
async function makeFinal(
  { inventory, pricing }: Finishing,
  state: Placing,
  { call }: Turn,
): Promise<Failure | undefined> {
  const [sold] = await Promise.all([
    inventory.commitReservation({ id: state.key }, call),
    // A use that was given back meanwhile is the shop's loss: the buyer has been promised this price.
    usesHeld(state) && pricing.commitCoupons({ id: state.key }, call),
  ])
  return sold.ok ? undefined : failure('insufficient_stock', sold.error.detail, { problems: [] })
}

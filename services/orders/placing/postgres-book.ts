import { checkoutFailed } from '@stoa/contracts/orders'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { SagaRow } from '@stoa/platform/saga'
import { findCheckout, keepQuoteOf, moveCheckout } from '../checkout/checkout-store.ts'
import type { ChangeDeps } from '../order/change-order.ts'
import { holdTenders, releaseTenders } from './hold-tenders.ts'
import { cancelPlaced, markCaptured, type PlacingDeps, placeOrder } from './place-order.ts'
import { forgetClaimed, recallPlaced } from './remembered.ts'
import type { Placing, PlacingBook } from './state.ts'

export const postgresBook = (deps: PlacingDeps): PlacingBook<Tx> => ({
  async keepQuote(tx, state, quote, { memory }) {
    forgetClaimed(memory)
    await keepQuoteOf(tx, state.checkoutId, quote)
  },
  holdTenders,
  releaseTenders,
  place: (tx, state, turn) => placeOrder(tx, state, turn, deps),
  cancelPlaced: (tx, state, turn) => cancelPlaced(tx, state, turn, deps),
  captured: (tx, state, turn) => markCaptured(tx, state, turn, deps),
  async onStatus(tx, row, memory) {
    await showStatus(tx, row, deps)
    const placed = row.status === 'done' ? recallPlaced(memory) : undefined
    return placed?.checkout ?? findCheckout(tx, row.state.checkoutId)
  },
})

/** What the buyer sees of the saga. An attempt that failed leaves the checkout open for another. */
async function showStatus(tx: Tx, row: SagaRow<Placing>, deps: ChangeDeps): Promise<void> {
  const { state, status, failure } = row
  const { checkoutId } = state
  if (status === 'waiting') {
    const expiresAt = new Date(state.heldUntil).toISOString()
    await moveCheckout(tx, checkoutId, { status: 'requires_action', action: state.action, expiresAt })
  }
  if (status === 'undoing' || (status === 'running' && state.orderNumber === undefined))
    await moveCheckout(tx, checkoutId, { status: 'completing' })
  if (status !== 'undone' || !failure) return
  const { code, detail } = failure
  await moveCheckout(tx, checkoutId, { status: endOf(row), failure: { code, detail } })
  const data = { checkoutId, code, ...(state.cartId !== undefined && { cartId: state.cartId }) }
  const event = { aggregateId: checkoutId, aggregateVersion: row.revision, channel: state.channel, data }
  await emit(tx, checkoutFailed, event, deps)
}

function endOf({ state, failure }: SagaRow<Placing>) {
  if (failure?.code === 'expired') return 'expired'
  // What was an order for a moment is over: buying again is another checkout.
  return failure?.code === 'cancelled' || state.orderNumber !== undefined ? 'cancelled' : 'open'
}

import type { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { Orders } from '../context.ts'
import { attemptKey } from './checkout.ts'
import { loadCheckout } from './checkout-access.ts'
import { endCheckout, expireCheckouts } from './checkout-store.ts'
import { showCheckout } from './checkout-view.ts'

/** While it is being completed the saga turns back, if there still is a way back. */
export const createCancelCheckout =
  (deps: Orders): Handler<typeof ordersContract, 'cancelCheckout'> =>
  async (input, call) => {
    const row = await loadCheckout(deps, call.actor, input)
    if (row.status === 'open') {
      await deps.db.tx(tx => endCheckout(tx, row.id, 'cancelled'))
      if (row.form.hold) await deps.inventory.releaseReservation({ id: row.form.hold.id }, call)
    }
    if (row.status === 'completing' || row.status === 'requires_action') {
      const gaveUp = { code: 'cancelled', detail: 'The buyer gave up' }
      const ran = await deps.runner.abort(attemptKey(row), gaveUp)
      if (ran.busy) throw new PlatformError('idempotency_in_flight', { retryAfterSeconds: 1 })
    }
    const now = await loadCheckout(deps, call.actor, input)
    if (now.status !== 'completed') return ok(await showCheckout(deps.db, now))
    return fail({ code: 'checkout_completed', detail: `It became the order ${now.orderNumber}` })
  }

/** Checkouts that rested too long hold nothing: the carts are free again. */
export async function expireResting({ db, clock }: Pick<Orders, 'db' | 'clock'>): Promise<number> {
  let expired = 0
  for (let round = 1; round > 0; expired += round)
    round = (await db.tx(tx => expireCheckouts(tx, clock.iso()))).length
  return expired
}

import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { announce } from '../announce.ts'
import type { PaymentsDeps } from '../deps.ts'
import { type Payment, viewOf } from '../payment.ts'
import { isOutcomeUnknown } from '../provider/provider.ts'
import { updatePayment } from '../store/change-store.ts'
import { insertPayment, lockPayment } from '../store/payment-store.ts'
import { perform } from './perform.ts'
import { refresh } from './resolve.ts'

type Void = Handler<typeof paymentsContract, 'voidPayment'>

/** Gives up what is not captured: what never began, what is under way, and what the provider holds. */
export const createVoid =
  (deps: PaymentsDeps): Void =>
  async (input, call) => {
    const payment = await voidHere(deps, input.paymentId)
    if (isOver(payment)) return ok(viewOf(payment))
    try {
      // What is under way gets its outcome first: a charge that arrives after its undo would stay.
      const current = await refresh(deps, payment, call)
      if (isOver(current)) return ok(viewOf(current))
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error
      return fail({
        code: 'outcome_unknown',
        detail: 'The provider does not answer; nothing was given up yet',
      })
    }
    const done = await perform(deps, { ...input, kind: 'void' }, call)
    if (done.ok && !done.value.failure) return ok(viewOf(done.value.payment))
    const error = done.ok ? { code: 'not_voidable', detail: done.value.failure!.detail } : done.error
    if (error.code === 'outcome_unknown' || error.code === 'operation_differs')
      return fail({ code: error.code, detail: error.detail })
    return fail({ code: 'not_voidable', detail: error.detail })
  }

/** Nothing is held and nothing can be taken any more: an undo that runs again succeeds. */
const isOver = (payment: Payment): boolean => ['voided', 'failed', 'expired'].includes(payment.status)

/** What the provider never heard of ends here, an id that was never seen included: its late arrival is refused. */
function voidHere(deps: PaymentsDeps, id: string): Promise<Payment> {
  const now = deps.clock.iso()
  return deps.db.tx(async tx => {
    const fresh = await insertPayment(tx, {
      ...unseen,
      id,
      provider: deps.providers.standard,
      createdAt: now,
    })
    if (fresh) return fresh
    const { payment } = (await lockPayment(tx, id))!
    if (payment.status !== 'created') return payment
    const voided = { ...payment, status: 'voided' as const, version: payment.version + 1, updatedAt: now }
    await updatePayment(tx, { ...voided, token: null })
    const fact = { what: 'voided', amount: payment.amount, operationId: null } as const
    await announce(tx, deps, { payment: voided, version: voided.version, fact, call: undefined })
    return voided
  })
}

const unseen = {
  ...{ orderRef: '', channel: 'default', amount: 0, currency: 'XXX', instrument: 'none', token: null },
  ...{ returnUrl: '', multiCapture: false, status: 'voided' as const },
}

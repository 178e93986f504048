import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { PaymentsDeps } from '../deps.ts'
import { viewOf } from '../payment.ts'
import type { Failure } from '../provider/provider.ts'
import { perform } from './perform.ts'

type Payments = typeof paymentsContract
type Method<M extends keyof Payments['methods']> = Handler<Payments, M>

/** `begin` names every problem it can meet; a method declares those that its kind of operation can. */
const only = <C extends string>(
  error: { readonly code: string; readonly detail: string },
  codes: readonly C[],
) => {
  const code = codes.find(known => known === error.code)
  if (code === undefined) throw new Error(`${error.code}: ${error.detail}`)
  return fail({ code, detail: error.detail })
}

const declined = (failure: Failure) =>
  fail({ code: 'declined' as const, detail: `${failure.code}: ${failure.detail}` })

const common = ['payment_unknown', 'operation_differs', 'outcome_unknown'] as const

export const createAuthorise =
  (deps: PaymentsDeps): Method<'authorise'> =>
  async (input, call) => {
    const done = await perform(deps, { ...input, kind: 'authorise' }, call)
    return done.ok ? ok(viewOf(done.value.payment)) : only(done.error, [...common, 'not_authorisable'])
  }

export const createCapture =
  (deps: PaymentsDeps): Method<'capture'> =>
  async (input, call) => {
    const done = await perform(deps, { ...input, kind: 'capture' }, call)
    if (!done.ok) return only(done.error, [...common, 'not_capturable'])
    return done.value.failure ? declined(done.value.failure) : ok(viewOf(done.value.payment))
  }

export const createRefund =
  (deps: PaymentsDeps): Method<'refund'> =>
  async (input, call) => {
    const done = await perform(deps, { ...input, kind: 'refund' }, call)
    if (!done.ok) return only(done.error, [...common, 'not_refundable'])
    return done.value.failure ? declined(done.value.failure) : ok(viewOf(done.value.payment))
  }

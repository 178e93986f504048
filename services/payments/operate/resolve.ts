import type { Call } from '@stoa/kernel/call'
import type { PaymentsDeps } from '../deps.ts'
import type { Operation, Payment } from '../payment.ts'
import { isOutcomeUnknown } from '../provider/provider.ts'
import { findOperations, findPayment } from '../store/payment-store.ts'
import { askOrSend } from './ask.ts'
import { type Settlement, settle, settleCharge } from './settle.ts'

/** Ends every operation of a payment whose outcome is not known, in the order in which they began. */
export async function resolvePending(deps: PaymentsDeps, payment: Payment, call?: Call): Promise<Payment> {
  let current = payment
  for (const operation of await findOperations(deps.db, payment.id))
    if (operation.status === 'pending')
      current = (await resolveOperation(deps, current, operation, call)).payment
  return current
}

export async function resolveOperation(
  deps: PaymentsDeps,
  payment: Payment,
  operation: Operation,
  call?: Call,
): Promise<Settlement> {
  const answer = await askOrSend(deps.providers.of(payment), payment, operation)
  return settle(deps, operation, answer, call)
}

/** The state as the provider has it now. Throws OutcomeUnknown when it does not answer. */
export async function refresh(deps: PaymentsDeps, payment: Payment, call?: Call): Promise<Payment> {
  const resolved = await resolvePending(deps, payment, call)
  if (resolved.providerRef === null) return resolved
  const charge = await deps.providers.of(resolved).read(resolved.providerRef)
  return charge ? (await settleCharge(deps, resolved.id, charge, call)).payment : resolved
}

/** For readers: the best that is known, also while the provider is away. */
export async function refreshIfUnknown(deps: PaymentsDeps, payment: Payment, call: Call): Promise<Payment> {
  const unknown = payment.status === 'processing' || payment.capturing > 0 || payment.refunding > 0
  if (!unknown) return payment
  try {
    return await resolvePending(deps, payment, call)
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error
    return (await findPayment(deps.db, payment.id)) ?? payment
  }
}

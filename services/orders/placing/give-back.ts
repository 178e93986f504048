import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { Neighbours } from '../neighbours.ts'

type Payments = Pick<Neighbours, 'payments'>

/** Undoes a payment however far it came: what is authorised is voided, what was taken is refunded. */
export async function giveBack(
  { payments }: Payments,
  paymentId: string,
  operation: string,
  call: Call,
): Promise<void> {
  const voided = await payments.voidPayment({ paymentId, operationId: `${operation}-void` }, call)
  if (!voided.ok && voided.error.code !== 'not_voidable')
    throw new PlatformError('upstream_failed', { detail: voided.error.detail })
  const left = voided.ok ? voided.value.refundable : await refundableOf({ payments }, paymentId, call)
  if (left.amount === 0) return
  const refunded = await payments.refund(
    { paymentId, operationId: `${operation}-refund`, amount: left },
    call,
  )
  if (refunded.ok) return
  // A call that came again may find nothing left: then the earlier one gave it back.
  if (
    refunded.error.code === 'not_refundable' &&
    (await refundableOf({ payments }, paymentId, call)).amount === 0
  )
    return
  throw new PlatformError('upstream_failed', { detail: refunded.error.detail })
}

async function refundableOf({ payments }: Payments, paymentId: string, call: Call) {
  const found = await payments.getPayment({ paymentId }, call)
  if (!found.ok) throw new PlatformError('upstream_failed', { detail: found.error.detail })
  return found.value.refundable
}

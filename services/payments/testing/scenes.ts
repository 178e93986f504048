import type { paymentsContract } from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'

export type Step = 'authorise' | 'capture' | 'refund' | 'void'
type PaymentsApi = Api<typeof paymentsContract>

export const amountOfRefund = 1500

/** The operation that dies, and that whoever called it calls again. */
export function doStep(api: PaymentsApi, step: Step, paymentId: string, call: Call) {
  const input = { paymentId, operationId: `the-${step}` }
  if (step === 'authorise') return api.authorise(input, call)
  if (step === 'capture') return api.capture(input, call)
  if (step === 'void') return api.voidPayment(input, call)
  return api.refund({ ...input, amount: { amount: amountOfRefund, currency: 'EUR' } }, call)
}

import type { Operation, Payment } from '../payment.ts'
import type { Answer, Provider } from '../provider/provider.ts'

/** Sends an operation to its provider, under its key. */
export function send(provider: Provider, payment: Payment, operation: Operation): Promise<Answer> {
  const { key, amount, kind } = operation
  const money = { amount, currency: payment.currency }
  if (kind === 'authorise') {
    const { id: paymentId, token, returnUrl } = payment
    return provider.charge({ key, paymentId, amount: money, token, returnUrl })
  }
  const ref = payment.providerRef!
  if (kind === 'void') return provider.void({ key, ref })
  return provider[kind]({ key, ref, amount: money })
}

/** After a crash or a cut line: what became of it? Only what never arrived is sent, and under the same key. */
export async function askOrSend(provider: Provider, payment: Payment, operation: Operation): Promise<Answer> {
  const { key, kind, startedAt } = operation
  const question = { key, kind, startedAt, paymentId: payment.id, ref: payment.providerRef }
  return (await provider.find(question)) ?? send(provider, payment, operation)
}

import type { paymentsContract } from '@stoa/contracts/payments'
import type { OutputOf } from '@stoa/kernel/contract'
import type { Visit } from '../server/visit.ts'
import type { Checkout } from './read-checkout.ts'

type Listed = OutputOf<(typeof paymentsContract)['methods']['listPaymentMethods']>
export type PaymentMethod = Listed['items'][number]

export async function paymentMethods(
  { shop, call }: Visit,
  { currency }: Checkout,
): Promise<readonly PaymentMethod[]> {
  const answer = await shop.clients.payments.listPaymentMethods({ currency }, call)
  return answer.ok ? answer.value.items : []
}

import type { Payment } from '../payment.ts'
import type { Charge, Part } from '../provider/provider.ts'

export type Difference = {
  readonly paymentId?: string
  readonly providerRef?: string
  readonly kind: 'missing_here' | 'missing_there' | 'currency' | 'amount' | 'outcome_unknown'
  readonly detail: string
}

const total = (parts: readonly Part[]): number => parts.reduce((sum, { amount }) => sum + amount, 0)

/** One payment against one charge; no differences when they tell the same story. */
export function comparePair(payment: Payment, charge: Charge): Difference[] {
  const about = { paymentId: payment.id, providerRef: charge.ref }
  if (payment.currency !== charge.amount.currency)
    return [
      { ...about, kind: 'currency', detail: `${payment.currency} here, ${charge.amount.currency} there` },
    ]
  const pairs = [
    ['amount', payment.amount, charge.amount.amount],
    ['authorised', payment.authorised, charge.authorised],
    ['captured', payment.captured, total(charge.captures)],
    ['voided', payment.voided, total(charge.voids)],
    ['refunded', payment.refunded, total(charge.refunds)],
  ] as const
  return pairs
    .filter(([, here, there]) => here !== there)
    .map(([name, here, there]) => ({
      ...about,
      kind: 'amount' as const,
      detail: `${name} ${here} here, ${there} there`,
    }))
}

export const missingHere = (charge: Charge): Difference => ({
  kind: 'missing_here',
  providerRef: charge.ref,
  ...(charge.paymentId !== undefined && { paymentId: charge.paymentId }),
  detail: `${charge.amount.amount} ${charge.amount.currency}, ${charge.status} there, is not in the ledger`,
})

export const missingThere = ({ id, providerRef, amount, currency, status }: Payment): Difference => ({
  kind: 'missing_there',
  paymentId: id,
  providerRef: providerRef!,
  detail: `${amount} ${currency}, ${status} here, is unknown to the provider`,
})

export const withoutOutcome = ({ id }: Payment): Difference => ({
  kind: 'outcome_unknown',
  paymentId: id,
  detail: 'An operation has no outcome yet',
})

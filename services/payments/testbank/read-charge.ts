import type { Action, Charge, Failure, Part } from '../provider/provider.ts'

/** As the test bank tells it; see its front page. */
export type BankCharge = {
  readonly id: string
  readonly reference: string
  readonly status: Charge['status']
  readonly amount: number
  readonly currency: string
  readonly captures: readonly BankPart[]
  readonly voids: readonly BankPart[]
  readonly refunds: readonly BankPart[]
  readonly failure: Failure | null
  readonly action: Action | null
  readonly authorisedUntil: string | null
  readonly createdAt: string
  readonly version: number
}
type BankPart = { readonly id: string; readonly amount: number; readonly operationKey: string }

const parts = (given: readonly BankPart[]): Part[] =>
  given.map(({ id, amount, operationKey }) => ({ ref: id, amount, operationKey }))

export const readBankCharge = (charge: BankCharge): Charge => ({
  ref: charge.id,
  paymentId: charge.reference,
  status: charge.status,
  amount: { amount: charge.amount, currency: charge.currency },
  authorised: charge.authorisedUntil === null ? 0 : charge.amount,
  captures: parts(charge.captures),
  voids: parts(charge.voids),
  refunds: parts(charge.refunds),
  ...(charge.action && { action: charge.action }),
  ...(charge.failure && { failure: charge.failure }),
  ...(charge.authorisedUntil && { authorisedUntil: charge.authorisedUntil }),
  version: charge.version,
  createdAt: charge.createdAt,
})

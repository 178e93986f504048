import type { Decline } from './cards.ts'

export type Status = 'requires_action' | 'authorised' | 'captured' | 'voided' | 'failed' | 'expired'
export type Part = {
  readonly id: string
  readonly amount: number
  readonly operationKey: string
  readonly at: string
}

export type Charge = {
  readonly id: string
  /** The shop's own name of the payment. */
  readonly reference: string
  readonly operationKey: string
  readonly amount: number
  readonly currency: string
  readonly status: Status
  readonly page: 'pay' | 'secure' | null
  readonly returnUrl: string
  readonly last4: string | null
  readonly failure: Decline | null
  readonly captures: readonly Part[]
  readonly voids: readonly Part[]
  readonly refunds: readonly Part[]
  readonly actionUntil: string | null
  readonly authorisedUntil: string | null
  readonly createdAt: string
  readonly version: number
}

export const total = (parts: readonly Part[]): number => parts.reduce((sum, { amount }) => sum + amount, 0)
export const capturable = ({ status, amount, captures, voids }: Charge): number =>
  status === 'authorised' || status === 'captured' ? amount - total(captures) - total(voids) : 0
export const refundable = ({ captures, refunds }: Charge): number => total(captures) - total(refunds)

const next = (charge: Charge, change: Partial<Charge>): Charge => ({
  ...charge,
  ...change,
  version: charge.version + 1,
})

export const challenge = (charge: Charge, page: 'pay' | 'secure', last4: string | null): Charge =>
  next(charge, { status: 'requires_action', page, last4 })

export const approve = (charge: Charge, last4: string, authorisedUntil: string): Charge =>
  next(charge, { status: 'authorised', page: null, last4, authorisedUntil, actionUntil: null })

export const decline = (charge: Charge, failure: Decline, last4: string | null = charge.last4): Charge =>
  next(charge, { status: 'failed', page: null, last4, failure, actionUntil: null })

export const capture = (charge: Charge, part: Part): Charge =>
  next(charge, { status: 'captured', captures: [...charge.captures, part] })

export const refund = (charge: Charge, part: Part): Charge =>
  next(charge, { refunds: [...charge.refunds, part] })

export const renew = (charge: Charge, authorisedUntil: string): Charge => next(charge, { authorisedUntil })

/** What nobody has captured is given up; before an authorisation that is the whole charge. */
export const giveUp = (charge: Charge, part: Omit<Part, 'amount'>): Charge =>
  next(charge, {
    status: charge.captures.length > 0 ? charge.status : 'voided',
    page: null,
    actionUntil: null,
    voids: [
      ...charge.voids,
      { ...part, amount: charge.status === 'requires_action' ? 0 : capturable(charge) },
    ],
  })

/** Time passes for whoever looks: nothing runs in between. */
export function lapse(charge: Charge, now: string): Charge {
  const { status, actionUntil, authorisedUntil } = charge
  if (status === 'requires_action' && actionUntil !== null && actionUntil <= now)
    return next(charge, { status: 'expired', page: null })
  if (status === 'authorised' && authorisedUntil !== null && authorisedUntil <= now)
    return next(charge, { status: 'expired' })
  if (status === 'captured' && capturable(charge) > 0 && authorisedUntil !== null && authorisedUntil <= now)
    return giveUp(charge, { id: `${charge.id}_lapse`, operationKey: 'lapse', at: now })
  return charge
}

import { type Charge, capturable, refundable, total } from '../bank/charge.ts'

/** A charge as the API tells it. */
export const showCharge = (charge: Charge, origin: string) => ({
  id: charge.id,
  reference: charge.reference,
  operationKey: charge.operationKey,
  status: charge.status,
  amount: charge.amount,
  currency: charge.currency,
  captured: total(charge.captures),
  capturable: capturable(charge),
  refunded: total(charge.refunds),
  refundable: refundable(charge),
  captures: charge.captures,
  refunds: charge.refunds,
  voids: charge.voids,
  failure: charge.failure,
  action: charge.page
    ? { kind: 'redirect', url: `${origin}/${charge.page}/${charge.id}`, expiresAt: charge.actionUntil }
    : null,
  authorisedUntil: charge.authorisedUntil,
  createdAt: charge.createdAt,
  version: charge.version,
})

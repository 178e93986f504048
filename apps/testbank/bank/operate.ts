import type { Bank } from './bank.ts'
import { cardOf } from './card-of.ts'
import type { Decline, TestCard } from './cards.ts'
import type { Charge } from './charge.ts'
import * as charges from './charge.ts'
import { newId } from './new-id.ts'
import { Refusal } from './refusal.ts'

const day = 86_400_000
export const actionMinutes = 15
const holdDays = 7

export type ChargeInput = {
  readonly amount: number
  readonly currency: string
  readonly reference: string
  readonly returnUrl: string
  readonly token?: string | undefined
}

const after = ({ clock }: Bank, ms: number): string => new Date(clock.now() + ms).toISOString()

export function startCharge(bank: Bank, key: string, input: ChargeInput): Charge {
  const fresh: Charge = {
    ...{ id: newId('ch'), operationKey: key, status: 'requires_action', page: 'pay', version: 1 },
    ...{
      amount: input.amount,
      currency: input.currency,
      reference: input.reference,
      returnUrl: input.returnUrl,
    },
    ...{ last4: null, failure: null, captures: [], voids: [], refunds: [], authorisedUntil: null },
    ...{ actionUntil: after(bank, actionMinutes * 60_000), createdAt: bank.clock.iso() },
  }
  if (input.token === undefined) return fresh
  const token = bank.books.token(input.token)
  if (!token || token.until <= bank.clock.iso())
    throw new Refusal(422, 'unknown_token', 'The token is not known, or is older than an hour')
  return present(bank, fresh, cardOf(token.last4)!)
}

/** A card is shown to the bank: by token, or on the bank's own page. */
export function present(bank: Bank, charge: Charge, card: TestCard): Charge {
  const last4 = card.number.slice(-4)
  if (card.decline) return charges.decline(charge, card.decline, last4)
  if (card.secure) return charges.challenge(charge, 'secure', last4)
  return charges.approve(charge, last4, after(bank, holdMs(card)))
}

const holdMs = (card: TestCard): number => (card.holdsSeconds ? card.holdsSeconds * 1000 : holdDays * day)

const notAuthenticated: Decline = {
  code: 'authentication_failed',
  detail: 'The identity check of the bank was not passed',
  retry: true,
}
const declinedAfter: Decline = { code: 'card_declined', detail: 'The card was declined', retry: true }

export function answerChallenge(bank: Bank, charge: Charge, confirmed: boolean): Charge {
  const card = cardOf(charge.last4)!
  if (!confirmed || card.secure === 'refused') return charges.decline(charge, notAuthenticated)
  if (card.secure === 'declined') return charges.decline(charge, declinedAfter)
  return charges.approve(charge, charge.last4!, after(bank, holdMs(card)))
}

export function captureCharge(bank: Bank, key: string, charge: Charge, amount: number): Charge {
  if (cardOf(charge.last4)?.refuses === 'capture')
    throw new Refusal(402, 'capture_refused', 'The bank refuses to capture from this card')
  if (amount > charges.capturable(charge))
    throw new Refusal(409, 'amount_too_large', `${charges.capturable(charge)} can be captured, not ${amount}`)
  return charges.capture(charge, { id: newId('cap'), amount, operationKey: key, at: bank.clock.iso() })
}

export function refundCharge(bank: Bank, key: string, charge: Charge, amount: number): Charge {
  if (cardOf(charge.last4)?.refuses === 'refund')
    throw new Refusal(402, 'refund_refused', 'The bank refuses to refund to this card')
  if (amount > charges.refundable(charge))
    throw new Refusal(409, 'amount_too_large', `${charges.refundable(charge)} can be refunded, not ${amount}`)
  return charges.refund(charge, { id: newId('ref'), amount, operationKey: key, at: bank.clock.iso() })
}

/** Nothing moves: what is held is held for another while. */
export function renewCharge(bank: Bank, _key: string, charge: Charge): Charge {
  const card = cardOf(charge.last4)
  if (!card || card.refuses === 'renewal')
    throw new Refusal(402, 'renewal_refused', 'The bank refuses to hold the amount any longer')
  if (charges.capturable(charge) === 0)
    throw new Refusal(409, 'nothing_to_renew', `The charge is ${charge.status} and holds nothing`)
  return charges.renew(charge, after(bank, holdMs(card)))
}

export function voidCharge(bank: Bank, key: string, charge: Charge): Charge {
  if (charge.status !== 'requires_action' && charges.capturable(charge) === 0)
    throw new Refusal(
      409,
      'nothing_to_void',
      `The charge is ${charge.status} and nothing of it can be given up`,
    )
  return charges.giveUp(charge, { id: newId('void'), operationKey: key, at: bank.clock.iso() })
}

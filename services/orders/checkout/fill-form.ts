import type { ordersContract } from '@stoa/contracts/orders'
import type { InputOf } from '@stoa/kernel/contract'
import type { Orders } from '../context.ts'
import { findCardByCode, isPayable } from '../ledger/gift-card-store.ts'
import type { CardRef, CheckoutForm } from './checkout.ts'

export type Fields = Omit<InputOf<(typeof ordersContract)['methods']['updateCheckout']>, 'id' | 'secret'>

/** What is given replaces what was there. Codes of gift cards are looked up and forgotten. */
export async function fillForm(
  { db, clock }: Pick<Orders, 'db' | 'clock'>,
  form: CheckoutForm,
  fields: Fields,
  currency: string,
): Promise<CheckoutForm> {
  const { giftCards, coupons, ...plain } = fields
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const filled = {
    ...form,
    ...given,
    ...(coupons && { coupons: [...new Set(coupons.map(code => code.toUpperCase()))] }),
  }
  if (!giftCards) return filled
  const found = await Promise.all([...new Set(giftCards)].map(code => findCardByCode(db, code)))
  const cards: CardRef[] = found
    .filter(card => card !== undefined)
    .filter(card => isPayable(card, currency, clock.iso()))
    .map(({ id, lastFour }) => ({ id, lastFour }))
  return { ...filled, giftCards: cards, unknownCards: found.length - cards.length }
}

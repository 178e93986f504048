import type { Bank } from './bank.ts'
import type { Token } from './books.ts'
import { digitsOf, passesLuhn } from './card-number.ts'
import { findCard, type TestCard } from './cards.ts'
import { newId } from './new-id.ts'

export type CardInput = { readonly number: string; readonly expiry: string; readonly code: string }
/** Words of the pages, by field. */
export type CardProblems = Partial<Record<keyof CardInput, 'missing' | 'wrong' | 'unknown' | 'past'>>

/** Only the test cards are known, so nobody's real number is ever taken. */
export function readCard(input: CardInput, now: Date): { card?: TestCard; problems: CardProblems } {
  const card = findCard(digitsOf(input.number))
  const number = numberProblem(input.number, card)
  const expiry = expiryProblem(input.expiry, now)
  const code = codeProblem(input.code, card)
  const problems = { ...(number && { number }), ...(expiry && { expiry }), ...(code && { code }) }
  return card && Object.keys(problems).length === 0 ? { card, problems } : { problems }
}

function numberProblem(text: string, card: TestCard | undefined): CardProblems['number'] {
  if (text.trim() === '') return 'missing'
  if (!passesLuhn(digitsOf(text))) return 'wrong'
  return card ? undefined : 'unknown'
}

function expiryProblem(text: string, now: Date): CardProblems['expiry'] {
  if (text.trim() === '') return 'missing'
  const [, month, year] = /^\s*(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})\s*$/.exec(text) ?? []
  if (!month || !year) return 'wrong'
  // A card is good to the end of its month.
  return new Date(Date.UTC(2000 + Number(year), Number(month))) > now ? undefined : 'past'
}

function codeProblem(text: string, card: TestCard | undefined): CardProblems['code'] {
  if (text.trim() === '') return 'missing'
  const length = card?.number.startsWith('37') ? 4 : 3
  return new RegExp(`^\\d{${length}}$`).test(text.trim()) ? undefined : 'wrong'
}

const tokenMinutes = 60

export function keepToken({ books, clock }: Bank, card: TestCard): Token {
  const until = new Date(clock.now() + tokenMinutes * 60_000).toISOString()
  const token = { id: newId('tok'), last4: card.number.slice(-4), until }
  books.write({ token })
  return token
}

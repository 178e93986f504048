import type { Bank } from '../bank/bank.ts'
import type { TestCard } from '../bank/cards.ts'
import type { Charge } from '../bank/charge.ts'
import * as charges from '../bank/charge.ts'
import { answerChallenge, present } from '../bank/operate.ts'
import { readCard } from '../bank/tokenise.ts'
import { type Answer, type Policy, page, redirect } from '../web/answer.ts'
import { type Request, readForm } from '../web/request.ts'
import { payPage } from './pay.ts'
import { overPage } from './secure.ts'
import type { Language } from './words.ts'

type Scene = { readonly bank: Bank; readonly policy: Policy; readonly language: Language }

/** Where the buyer goes back to; the shop asks the bank what happened, so nothing is told in the address. */
const back = (charge: Charge): Answer => redirect(charge.returnUrl)

const cancelled = { code: 'cancelled', detail: 'The buyer gave up the payment', retry: true }

export async function answerPay({ bank, policy, language }: Scene, request: Request): Promise<Answer> {
  const charge = bank.find(request.params[0]!)
  if (charge.page !== 'pay') return page(409, overPage(charge, language), policy)
  const form = await readForm(request)
  if (form.get('do') === 'cancel') return back(bank.save(charges.decline(charge, cancelled)))
  const [number, expiry, code] = ['number', 'expiry', 'code'].map(name => form.get(name) ?? '')
  const input = { number: number!, expiry: expiry!, code: code! }
  const { card, problems } = readCard(input, new Date(bank.clock.now()))
  if (!card) return page(422, payPage(charge, language, { problems }), policy)
  return shown(bank, charge, card) ?? page(402, payPage(charge, language, { declined: true }), policy)
}

/** A decline leaves the page open for another card; undefined says so. */
function shown(bank: Bank, charge: Charge, card: TestCard): Answer | undefined {
  const after = present(bank, charge, card)
  if (after.status === 'failed' && after.failure?.retry) return undefined
  bank.save(after)
  return after.page === 'secure' ? redirect(`/secure/${charge.id}`) : back(after)
}

export async function answerSecure({ bank, policy, language }: Scene, request: Request): Promise<Answer> {
  const charge = bank.find(request.params[0]!)
  if (charge.page !== 'secure') return page(409, overPage(charge, language), policy)
  const form = await readForm(request)
  return back(bank.save(answerChallenge(bank, charge, form.get('do') === 'confirm')))
}

import { isPlatformError } from '@stoa/kernel/errors'
import { outcomeOf } from '../account/entrance-forms.ts'
import { isEmail } from '../checkout/read-address.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { endsReminders, ways } from './alert-pages.ts'
import { entrance } from './entrance.ts'

const back = (words: Readonly<Record<string, string>>): Redirect => ({
  to: `/alerts?${new URLSearchParams(words)}`,
})

/** A customer need not say an address; whoever does is asked at that address first. */
export async function askForAlert({ form, shop, call, language, actor }: Visit): Promise<Redirect> {
  const sku = form.get('sku') ?? ''
  const email = (form.get('email') ?? '').trim()
  if (email === '' && actor.kind !== 'customer') return back({ sku, problem: 'email_required' })
  if (email !== '' && !isEmail(email)) return back({ sku, problem: 'email_invalid' })
  const asked = { sku, language, ...(email !== '' && { email }) }
  try {
    const answer = await shop.clients.notifications.createStockAlert(asked, call)
    return back(answer.ok ? { done: answer.value.status } : { sku, problem: answer.error.code })
  } catch (error) {
    if (isPlatformError(error) && error.status === 400) return back({ sku, problem: 'sku_unknown' })
    throw error
  }
}

export async function confirmAlert({ form, shop, call }: Visit): Promise<Redirect> {
  const token = form.get('token') ?? ''
  const answer = await outcomeOf(shop.clients.notifications.confirmStockAlert({ token }, call))
  return answer.ok ? back({ done: 'subscribed' }) : { to: '/alerts/confirm?problem=token_invalid' }
}

/** Also the one press of a mail program, which follows no redirect: the token is in the address then. */
export async function unsubscribe(visit: Visit): Promise<Page> {
  const { form, url, shop, call, words } = visit
  const token = form.get('token') ?? url.searchParams.get('token') ?? ''
  const answer = await outcomeOf(shop.clients.notifications.unsubscribe({ token }, call))
  const { ended, endedReminders, endTitle, problems } = words.alerts
  if (answer.ok) return entrance(visit, endsReminders(token) ? endedReminders : ended, ways(visit))
  const { token_invalid } = problems
  return { ...entrance(visit, endTitle, ways(visit), token_invalid), status: 422 }
}

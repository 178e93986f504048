import { isPlatformError } from '@stoa/kernel/errors'
import { isEmail } from '../checkout/read-address.ts'
import type { Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }

/** A link is asked for, or used. */
export async function resetPassword(visit: Visit): Promise<Redirect> {
  const { form, shop, call } = visit
  const { identity } = shop.clients
  const token = form.get('token')
  if (token) {
    const changed = await outcomeOf(
      identity.resetPassword({ token, password: form.get('password') ?? '' }, call),
    )
    if (changed.ok) return { to: '/account/sign-in?reset=1' }
    return { to: `/account/reset?${new URLSearchParams({ token, problem: changed.error.code })}` }
  }
  const email = (form.get('email') ?? '').trim()
  if (!isEmail(email)) return { to: '/account/reset?problem=unknown' }
  await identity.requestPasswordReset({ email }, call)
  return { to: '/account/reset?sent=1' }
}

export async function verifyEmail({ form, shop, call }: Visit): Promise<Redirect> {
  const token = form.get('token') ?? ''
  const { identity } = shop.clients
  const moving = form.get('purpose') === 'change'
  const verified = await outcomeOf(
    moving ? identity.confirmEmailChange({ token }, call) : identity.verifyEmail({ token }, call),
  )
  return { to: verified.ok ? '/account/verify?done=1' : `/account/verify?problem=${verified.error.code}` }
}

/** The same answer whether there is such an order or not. */
export async function sendOrderLink({ form, shop, call }: Visit): Promise<Redirect> {
  const number = (form.get('number') ?? '').trim().toUpperCase()
  const email = (form.get('email') ?? '').trim()
  await outcomeOf(shop.clients.orders.requestOrderLink({ number, email }, call))
  return { to: '/orders/find?sent=1' }
}

/** What the contract would not even take is as wrong as what it refuses. */
export async function outcomeOf(answer: Promise<Outcome>): Promise<Outcome> {
  try {
    return await answer
  } catch (error) {
    if (isPlatformError(error) && error.status === 400) return { ok: false, error: { code: 'unknown' } }
    throw error
  }
}

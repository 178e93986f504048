import { isPlatformError } from '@stoa/kernel/errors'
import type { Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { backTo, type Checkout, pathOf, readCheckout } from './read-checkout.ts'

/** Sends the buyer to the provider where it asks for them, and to the order where there is one. */
export async function pay(visit: Visit): Promise<Redirect> {
  const { form, shop, call, url, params } = visit
  const total = Number(form.get('total'))
  const input = {
    id: params.id!,
    returnUrl: `${url.origin}/checkout/${params.id}/return`,
    ...(Number.isSafeInteger(total) && { expectedTotal: total }),
    ...instrumentOf(form),
  }
  try {
    const paid = await shop.clients.orders.completeCheckout(input, call)
    if (paid.ok) return onward(paid.value)
    // It costs something else by now: priced anew, the page shows what.
    if (outdated.includes(paid.error.code)) await shop.clients.orders.updateCheckout({ id: params.id! }, call)
    return backTo(params.id!, problemOf(paid.error))
  } catch (error) {
    return busy(error, visit)
  }
}

const outdated: readonly string[] = ['total_changed', 'coupon_refused', 'quote_refused']

const problemOf = ({ code, data }: { readonly code: string; readonly data?: unknown }): string => {
  const { problems = [] } = (data ?? {}) as { problems?: { code: string }[] }
  return problems.some(problem => problem.code === 'campaign_spent') ? 'campaign_spent' : code
}

/** The provider sent them back. It is asked what happened; nothing in the address is believed. */
export async function returned(visit: Visit): Promise<Redirect> {
  const { shop, call, params } = visit
  try {
    const now = await shop.clients.orders.continueCheckout({ id: params.id! }, call)
    return now.ok ? onward(now.value) : backTo(params.id!)
  } catch (error) {
    return busy(error, visit)
  }
}

export async function giveUp(visit: Visit): Promise<Redirect> {
  const checkout = await readCheckout(visit)
  if (!checkout) return { to: '/cart' }
  const gone = await visit.shop.clients.orders.cancelCheckout({ id: checkout.id }, visit.call)
  return gone.ok ? { to: '/cart' } : backTo(checkout.id)
}

function onward(checkout: Checkout): Redirect {
  const { status, orderId, action, failure } = checkout
  if (status === 'completed' && orderId) return { to: `/orders/${orderId}?thanks=1` }
  if (status === 'requires_action' && action) return { to: action.url }
  return failure ? backTo(checkout.id, failure.code) : { to: pathOf(checkout) }
}

function busy(error: unknown, { params }: Visit): Redirect {
  if (isPlatformError(error, 'idempotency_in_flight')) return backTo(params.id!)
  if (isPlatformError(error) && error.status === 404) return { to: '/cart' }
  throw error
}

function instrumentOf(form: URLSearchParams) {
  const [kind = '', provider] = (form.get('method') ?? '').split(':')
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(kind)) return {}
  const token = form.get('token')
  return { instrument: { kind, ...(provider && { provider }), ...(kind === 'token' && token && { token }) } }
}

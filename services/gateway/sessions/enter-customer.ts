import type { OpenedSession } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Static } from 'typebox'
import { asNobody, type SessionDeps } from './deps.ts'
import { replaceSession } from './replace-session.ts'

export type Credentials = { readonly email: string; readonly password: string }

/** From a guest, or from nobody, to a customer: by a script, a form or a provider it is the same. */
export async function signInBrowser(deps: SessionDeps, { email, password }: Credentials, call: Call) {
  const { address, device } = deps.visits.current()
  const guestId = await deps.guestOf()
  const opened = await deps.identity.openCustomerSession(
    { email, password, address, device, transport: 'cookie', ...(guestId && { guestId }) },
    asNobody(call),
  )
  if (opened.ok) await enterCustomer(deps, opened.value, guestId, call)
  return opened
}

/** The browser gets the session, and the customer the cart that it filled as a guest. */
export async function enterCustomer(
  deps: SessionDeps,
  { secret, expiresAt, actor }: Static<typeof OpenedSession>,
  guestId: string | undefined,
  call: Call,
): Promise<void> {
  // Identity answers a secret to whoever asks for a cookie.
  await replaceSession(deps, 'session', { secret: secret!, expiresAt }, call)
  deps.visits.current().setCookie('guest', undefined)
  if (guestId !== undefined) await deps.mergeCart(guestId, actor.id, call)
}

import type { Call } from '@stoa/kernel/call'
import type { CookieName } from '../credentials/cookies.ts'
import { asNobody, type SessionDeps } from './deps.ts'

/** The session id changes at every sign-in; what the browser had before ends there. */
export async function replaceSession(
  deps: SessionDeps,
  name: CookieName,
  opened: { readonly secret: string; readonly expiresAt: string },
  call: Call,
): Promise<void> {
  await endSession(deps, name, call)
  deps.visits.current().setCookie(name, opened.secret, opened.expiresAt)
}

export async function endSession(deps: SessionDeps, name: CookieName, call: Call): Promise<void> {
  const visit = deps.visits.current()
  const secret = visit.cookie(name)
  if (secret === undefined) return
  deps.who.forget(secret)
  await deps.identity.closeSession({ secret }, asNobody(call))
  visit.setCookie(name, undefined)
}

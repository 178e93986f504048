import type { gatewayContract } from '@stoa/contracts/gateway'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { CookieName } from '../credentials/cookies.ts'
import { asNobody, type SessionDeps } from './deps.ts'

type Methods = Pick<Api<typeof gatewayContract>, 'signIn' | 'getSession' | 'signOut'>

export function browserSessions(deps: SessionDeps): Methods {
  const { identity, visits } = deps
  return {
    async signIn(input, call) {
      const { address, device } = visits.current()
      const guestId = await deps.guestOf()
      const opened = await identity.openCustomerSession(
        { ...input, address, device, transport: 'cookie', ...(guestId && { guestId }) },
        asNobody(call),
      )
      if (!opened.ok) return opened
      const { secret, expiresAt, actor } = opened.value
      await replaceSession(deps, 'session', { secret: secret!, expiresAt }, call)
      visits.current().setCookie('guest', undefined)
      return ok({ customerId: actor.id, expiresAt })
    },
    async getSession(_input, { actor }) {
      if (actor.kind === 'anonymous') return ok({ kind: actor.kind })
      if (actor.kind !== 'customer') return ok({ kind: actor.kind, id: actor.id })
      return ok({ kind: actor.kind, id: actor.id, emailVerified: actor.emailVerified })
    },
    async signOut(_input, call) {
      await endSession(deps, 'session', call)
      return ok(null)
    },
  }
}

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

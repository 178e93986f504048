import type { gatewayContract } from '@stoa/contracts/gateway'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { SessionDeps } from './deps.ts'
import { signInBrowser } from './enter-customer.ts'
import { endSession } from './replace-session.ts'

type Methods = Pick<Api<typeof gatewayContract>, 'signIn' | 'getSession' | 'signOut'>

export function browserSessions(deps: SessionDeps): Methods {
  return {
    async signIn(input, call) {
      const opened = await signInBrowser(deps, input, call)
      if (!opened.ok) return opened
      return ok({ customerId: opened.value.actor.id, expiresAt: opened.value.expiresAt })
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

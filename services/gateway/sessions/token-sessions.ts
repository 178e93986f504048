import type { gatewayContract } from '@stoa/contracts/gateway'
import type { OpenedSession } from '@stoa/contracts/identity'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { Static } from 'typebox'
import { asNobody, type SessionDeps } from './deps.ts'

type Methods = Pick<Api<typeof gatewayContract>, 'createTokens' | 'refreshTokens' | 'revokeTokens'>

/** For applications that keep their tokens themselves; no cookie is read or set. */
export function tokenSessions({ identity, visits }: SessionDeps): Methods {
  return {
    async createTokens(input, call) {
      const { address, device } = visits.current()
      const from = { address, device, transport: 'token' } as const
      const opened = await identity.openCustomerSession({ ...input, ...from }, asNobody(call))
      return opened.ok ? ok(tokensOf(opened.value)) : opened
    },
    async refreshTokens(input, call) {
      const renewed = await identity.refreshSession(input, asNobody(call))
      return renewed.ok ? ok(tokensOf(renewed.value)) : renewed
    },
    async revokeTokens({ refreshToken }, call) {
      await identity.closeSession({ secret: refreshToken }, asNobody(call))
      return ok(null)
    },
  }
}

const tokensOf = ({ actor, ...opened }: Static<typeof OpenedSession>) => ({
  customerId: actor.id,
  // Identity answers all three to whoever asks for tokens.
  accessToken: opened.accessToken!,
  accessExpiresAt: opened.accessExpiresAt!,
  refreshToken: opened.refreshToken!,
  expiresAt: opened.expiresAt,
})

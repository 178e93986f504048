import type { gatewayContract } from '@stoa/contracts/gateway'
import type { OpenedSession } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { Static } from 'typebox'
import { asNobody, type SessionDeps } from './deps.ts'
import { endSession, replaceSession } from './replace-session.ts'

type Methods = Pick<Api<typeof gatewayContract>, 'staffSignIn' | 'staffSignInWithLink' | 'staffSignOut'>

export function staffSessions(deps: SessionDeps): Methods {
  const { identity, visits } = deps
  const from = () => {
    const { address, device } = visits.current()
    return { address, device }
  }
  return {
    async staffSignIn(input, call) {
      const opened = await identity.openStaffSession({ ...input, ...from() }, asNobody(call))
      return opened.ok ? ok(await enterStaff(deps, opened.value, call)) : opened
    },
    async staffSignInWithLink(input, call) {
      const opened = await identity.openLinkSession({ ...input, ...from() }, asNobody(call))
      return opened.ok ? ok(await enterStaff(deps, opened.value, call)) : opened
    },
    async staffSignOut(_input, call) {
      await endSession(deps, 'staff', call)
      return ok(null)
    },
  }
}

export async function enterStaff(deps: SessionDeps, opened: Static<typeof OpenedSession>, call: Call) {
  const { secret, expiresAt, actor, mustEnrol } = opened
  await replaceSession(deps, 'staff', { secret: secret!, expiresAt }, call)
  return { staffId: actor.id, expiresAt, ...(mustEnrol !== undefined && { mustEnrol }) }
}

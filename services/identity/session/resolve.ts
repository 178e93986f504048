import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { permissionsOf } from '../access/roles.ts'
import { hashOf, isSecret } from '../crypto/secret-token.ts'
import type { IdentityDeps } from '../deps.ts'
import { publicKeys, sessionOfToken } from './access-token.ts'
import { resolveGuest } from './guest.ts'
import { endSessionBySecret, findOpenSession, type Resolved, resolveSecret } from './session-store.ts'

type Identity = typeof identityContract

export const createResolveSession =
  (deps: IdentityDeps): Handler<Identity, 'resolveSession'> =>
  async ({ token }) => {
    const guest = resolveGuest(deps, token)
    if (guest) return ok(guest)
    const found = await findSession(deps, token)
    if (!found) return fail({ code: 'session_ended', detail: 'Sign in again' })
    const { id, group, expiresAt } = found
    const answer = { sessionId: id, expiresAt, ...(group && { customerGroup: group }) }
    return ok({ ...answer, ...subjectOf(deps, found) })
  }

async function findSession(deps: IdentityDeps, token: string): Promise<Resolved | undefined> {
  const now = deps.clock.iso()
  if (isSecret('session', token)) return resolveSecret(deps.db, hashOf(token), now)
  const id = await sessionOfToken(deps, token)
  return id === undefined ? undefined : findOpenSession(deps.db, id, now)
}

/** Staff who still have to set up two-step sign-in may do nothing that needs a permission. */
export function subjectOf(
  { config }: IdentityDeps,
  found: Pick<Resolved, 'kind' | 'subject' | 'emailVerified' | 'roles' | 'enrolled'>,
) {
  if (found.kind === 'customer') {
    const emailVerified = found.emailVerified === true
    return { actor: { kind: 'customer' as const, id: found.subject, emailVerified } }
  }
  const mustEnrol = config.requireTwoStep && !found.enrolled
  const permissions = mustEnrol ? [] : permissionsOf(found.roles ?? [])
  return {
    actor: { kind: 'staff' as const, id: found.subject, permissions },
    ...(mustEnrol && { mustEnrol }),
  }
}

export const createCloseSession =
  (deps: IdentityDeps): Handler<Identity, 'closeSession'> =>
  async ({ secret }) => {
    await endSessionBySecret(deps.db, hashOf(secret), deps.clock.iso())
    return ok(null)
  }

export const createGetKeySet =
  (deps: IdentityDeps): Handler<Identity, 'getKeySet'> =>
  async () =>
    ok({ keys: await publicKeys(deps) })

import { type identityContract, sessionReuseDetected } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { hashOf, isSecret, successorOf } from '../crypto/secret-token.ts'
import { bumpCustomer } from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'
import { signAccessToken } from './access-token.ts'
import { insertRefreshToken, lockRefreshToken, type RefreshRow, useRefreshToken } from './refresh-store.ts'
import { endSession } from './session-store.ts'

/** Tabs and server rendering race with one token; a thief comes later. */
const graceMs = 10_000

const ended = fail({ code: 'refresh_invalid' as const, detail: 'Sign in again' })

export function createRefreshSession(deps: IdentityDeps): Handler<typeof identityContract, 'refreshSession'> {
  return async ({ refreshToken }, call) => {
    if (!isSecret('refresh', refreshToken)) return ended
    const next = successorOf(deps.tokenKey, refreshToken)
    // Ending the session is an effect that must stay, so a refusal here rolls nothing back.
    const row = await deps.db.tx(tx => rotate(tx, deps, { refreshToken, next }, call))
    if (!row) return ended
    const { subject, sessionId, emailVerified, expiresAt } = row
    const access = await signAccessToken(deps, { customerId: subject, sessionId, emailVerified })
    const actor = { kind: 'customer' as const, id: subject, emailVerified }
    return ok({ sessionId, actor, expiresAt, ...access, refreshToken: next })
  }
}

async function rotate(
  tx: Tx,
  deps: IdentityDeps,
  { refreshToken, next }: { readonly refreshToken: string; readonly next: string },
  call: Call,
): Promise<RefreshRow | undefined> {
  const hash = hashOf(refreshToken)
  const now = deps.clock.iso()
  const row = await lockRefreshToken(tx, hash, now)
  if (!row?.alive || !row.active) return undefined
  if (row.usedAt === null) {
    await useRefreshToken(tx, hash, now, row.sessionId)
    await insertRefreshToken(tx, hashOf(next), row.sessionId)
    return row
  }
  if (deps.clock.now() - Date.parse(row.usedAt) <= graceMs) return row
  tx.afterCommit(deps.signals.refreshReused)
  await endSession(tx, row.sessionId, 'refresh-token-reused', now)
  await emit(
    tx,
    sessionReuseDetected,
    {
      aggregateId: row.subject,
      aggregateVersion: await bumpCustomer(tx, row.subject),
      data: { customerId: row.subject, sessionId: row.sessionId },
    },
    { ...deps, call },
  )
  return undefined
}

import { customerSignedIn } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { hashOf, newSecret } from '../crypto/secret-token.ts'
import { bumpUnchanged, type CustomerRow } from '../customer/customer-store.ts'
import { type IdentityDeps, later } from '../deps.ts'
import { signAccessToken } from './access-token.ts'
import { insertRefreshToken } from './refresh-store.ts'
import { insertSession } from './session-store.ts'

const day = 86_400_000
const longestDays = 365

type Origin = {
  readonly device: string
  readonly transport: 'cookie' | 'token'
  readonly guestId?: string | undefined
}
type Opening = Origin & { readonly id: string; readonly secret: string; readonly expiresAt: string }

/**
 * Every sign-in is a session of its own with a secret of its own: none that was there before is taken over. Undefined
 * when the account was blocked, or its password changed, since it was read: that ended its sessions, and so this one.
 */
export async function openSession(deps: IdentityDeps, customer: CustomerRow, origin: Origin, call: Call) {
  const id = deps.ids.next('ses')
  const secret = newSecret(origin.transport === 'cookie' ? 'session' : 'refresh')
  const expiresAt = later(deps, longestDays * day)
  const opening = { ...origin, id, secret, expiresAt }
  if (!(await deps.db.tx(tx => insertOpening(tx, deps, customer, opening, call)))) return undefined
  const emailVerified = customer.emailVerifiedAt !== null
  const actor = { kind: 'customer' as const, id: customer.id, emailVerified }
  const opened = { sessionId: id, actor, expiresAt }
  if (origin.transport === 'cookie') return { ...opened, secret }
  const access = await signAccessToken(deps, { customerId: customer.id, sessionId: id, emailVerified })
  return { ...opened, ...access, refreshToken: secret }
}

async function insertOpening(
  tx: Tx,
  deps: IdentityDeps,
  customer: CustomerRow,
  { id, secret, transport, device, guestId, expiresAt }: Opening,
  call: Call,
): Promise<boolean> {
  const aggregateVersion = await bumpUnchanged(tx, customer)
  if (aggregateVersion === undefined) return false
  await insertSession(tx, {
    ...{ id, kind: 'customer', subject: customer.id, transport, device, expiresAt },
    ...{ createdAt: deps.clock.iso(), idleSeconds: deps.config.customerIdleDays * 86_400 },
    secretHash: transport === 'cookie' ? hashOf(secret) : null,
  })
  if (transport === 'token') await insertRefreshToken(tx, hashOf(secret), id)
  const data = { customerId: customer.id, ...(guestId && { guestId }) }
  await emit(tx, customerSignedIn, { aggregateId: customer.id, aggregateVersion, data }, { ...deps, call })
  return true
}

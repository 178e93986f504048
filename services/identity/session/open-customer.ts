import { customerSignedIn, type identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { emit } from '@stoa/platform/events'
import { hashOf, newSecret } from '../crypto/secret-token.ts'
import {
  bumpCustomer,
  type CustomerRow,
  emailKeyOf,
  findCustomerByEmail,
  renewPasswordHash,
} from '../customer/customer-store.ts'
import { type IdentityDeps, later } from '../deps.ts'
import { networkOf } from '../throttle/network.ts'
import { forgetTries, returnTry, takeTryOrThrow } from '../throttle/throttle.ts'
import { signAccessToken } from './access-token.ts'
import { insertRefreshToken } from './refresh-store.ts'
import { insertSession } from './session-store.ts'

const day = 86_400_000
const longestDays = 365

export const invalidCredentials = {
  code: 'invalid_credentials',
  detail: 'Check the e-mail address and the password',
} as const

type Transport = 'cookie' | 'token'
type Origin = {
  readonly device: string
  readonly transport: Transport
  readonly guestId?: string | undefined
}

export function createOpenCustomerSession(
  deps: IdentityDeps,
): Handler<typeof identityContract, 'openCustomerSession'> {
  return async (input, call) => {
    const { triesPerAccount, triesPerAddress } = deps.config
    const account = { kind: 'account', of: emailKeyOf(input.email), limit: triesPerAccount }
    const address = { kind: 'address', of: networkOf(input.address), limit: triesPerAddress }
    await takeTryOrThrow(deps, address)
    await takeTryOrThrow(deps, account)
    const customer = await findCustomerByEmail(deps.db, input.email)
    const right = await deps.passwords.verify(input.password, customer?.passwordHash)
    if (!right || customer?.status !== 'active') return fail(invalidCredentials)
    await Promise.all([forgetTries(deps, account), returnTry(deps, address)])
    await renewOldHash(deps, customer, input.password)
    return ok(await openSession(deps, customer, input, call))
  }
}

/** Every sign-in is a session of its own with a secret of its own: none that was there before is taken over. */
export async function openSession(deps: IdentityDeps, customer: CustomerRow, origin: Origin, call: Call) {
  const id = deps.ids.next('ses')
  const secret = newSecret(origin.transport === 'cookie' ? 'session' : 'refresh')
  const expiresAt = later(deps, longestDays * day)
  await deps.db.tx(async tx => {
    await insertSession(tx, {
      ...{ id, kind: 'customer', subject: customer.id, transport: origin.transport, device: origin.device },
      ...{ createdAt: deps.clock.iso(), expiresAt, idleSeconds: deps.config.customerIdleDays * 86_400 },
      secretHash: origin.transport === 'cookie' ? hashOf(secret) : null,
    })
    if (origin.transport === 'token') await insertRefreshToken(tx, hashOf(secret), id)
    const data = { customerId: customer.id, ...(origin.guestId && { guestId: origin.guestId }) }
    const aggregateVersion = await bumpCustomer(tx, customer.id)
    await emit(tx, customerSignedIn, { aggregateId: customer.id, aggregateVersion, data }, { ...deps, call })
  })
  const emailVerified = customer.emailVerifiedAt !== null
  const actor = { kind: 'customer' as const, id: customer.id, emailVerified }
  const opened = { sessionId: id, actor, expiresAt }
  if (origin.transport === 'cookie') return { ...opened, secret }
  const access = await signAccessToken(deps, { customerId: customer.id, sessionId: id, emailVerified })
  return { ...opened, ...access, refreshToken: secret }
}

async function renewOldHash(deps: IdentityDeps, customer: CustomerRow, password: string): Promise<void> {
  const stored = customer.passwordHash
  if (!stored || !deps.passwords.isOld(stored)) return
  await renewPasswordHash(deps.db, customer.id, stored, await deps.passwords.hash(password))
}

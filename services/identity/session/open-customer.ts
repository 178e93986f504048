import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import {
  type CustomerRow,
  emailKeyOf,
  findCustomerByEmail,
  renewPasswordHash,
} from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'
import { networkOf } from '../throttle/network.ts'
import { forgetTries, returnTry, takeTryOrThrow } from '../throttle/throttle.ts'
import { openSession } from './open-session.ts'

export const invalidCredentials = {
  code: 'invalid_credentials',
  detail: 'Check the e-mail address and the password',
} as const

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
    const opened = await openSession(deps, customer, input, call)
    if (!opened) return fail(invalidCredentials)
    await Promise.all([forgetTries(deps, account), returnTry(deps, address)])
    await renewOldHash(deps, customer, input.password)
    return ok(opened)
  }
}

async function renewOldHash(deps: IdentityDeps, customer: CustomerRow, password: string): Promise<void> {
  const stored = customer.passwordHash
  if (!stored || !deps.passwords.isOld(stored)) return
  await renewPasswordHash(deps.db, customer.id, stored, await deps.passwords.hash(password))
}

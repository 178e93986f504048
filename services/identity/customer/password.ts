import { customerEmailVerified, type identityContract, passwordChanged } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { weaknessOf } from '../crypto/password-rules.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'
import { type CustomerRow, lockCustomer, markVerified, setPassword } from './customer-store.ts'
import { checkOwnPassword, ownAccount } from './own-account.ts'
import { withPasswordToken } from './password-token.ts'

type Identity = typeof identityContract
const changed = { status: 'changed' } as const

export const createResetPassword =
  (deps: IdentityDeps): Handler<Identity, 'resetPassword'> =>
  ({ token, password }, call) =>
    withPasswordToken(deps, { kind: 'reset-password', token, password }, async (tx, used, hash) => {
      const customer = await lockCustomer(tx, used.subject)
      if (customer?.status !== 'active' || customer.emailKey !== used.emailKey) return undefined
      return {
        email: customer.email,
        async apply() {
          await proveAddress(tx, deps, customer, call)
          await replacePassword(tx, deps, customer.id, hash, call)
          return ok(changed)
        },
      }
    })

export const createChangePassword =
  (deps: IdentityDeps): Handler<Identity, 'changePassword'> =>
  async ({ current, password }, call) => {
    const customer = await ownAccount(deps, call)
    const weakness = weaknessOf(password, customer.email)
    if (weakness) return fail({ code: 'password_weak', detail: weakness })
    if (!(await checkOwnPassword(deps, customer, current)))
      return fail({ code: 'wrong_password', detail: 'Type the password that you sign in with' })
    const hash = await deps.passwords.hash(password)
    await deps.db.tx(tx => replacePassword(tx, deps, customer.id, hash, call))
    return ok(changed)
  }

/** Who came by a link that was sent to the address has proved it. */
async function proveAddress(tx: Tx, deps: IdentityDeps, customer: CustomerRow, call: Call): Promise<void> {
  if (customer.emailVerifiedAt) return
  const version = await markVerified(tx, customer.id, customer.emailKey, deps.clock.iso())
  await emit(
    tx,
    customerEmailVerified,
    { aggregateId: customer.id, aggregateVersion: version!, data: { customerId: customer.id } },
    { ...deps, call },
  )
}

async function replacePassword(
  tx: Tx,
  deps: IdentityDeps,
  id: string,
  hash: string,
  call: Call,
): Promise<void> {
  const aggregateVersion = await setPassword(tx, id, hash)
  await endSessionsOf(tx, id, 'password-changed', deps.clock.iso())
  await emit(
    tx,
    passwordChanged,
    { aggregateId: id, aggregateVersion, data: { customerId: id } },
    { ...deps, call },
  )
}

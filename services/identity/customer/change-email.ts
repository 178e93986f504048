import { customerEmailVerified, emailChangeRequested, type identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { isDbError, type Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { IdentityDeps } from '../deps.ts'
import { takeTryOrThrow } from '../throttle/throttle.ts'
import { issueToken, tokenInvalid, useToken } from '../token/token-store.ts'
import { mailsPerQuarterHour } from './answer-mail-request.ts'
import { bumpCustomer, changeEmail, lockCustomer } from './customer-store.ts'
import { accepted } from './mail-request.ts'
import { checkOwnPassword, ownAccount } from './own-account.ts'

type Identity = typeof identityContract

/** Nothing changes until the link is used, so a typing error locks nobody out. */
export const createRequestEmailChange =
  (deps: IdentityDeps): Handler<Identity, 'requestEmailChange'> =>
  async ({ email, password }, call) => {
    const customer = await ownAccount(deps, call)
    const { id, emailKey } = customer
    if (!(await checkOwnPassword(deps, customer, password)))
      return fail({ code: 'wrong_password', detail: 'Type the password that you sign in with' })
    await takeTryOrThrow(deps, { kind: 'mail', of: id, limit: mailsPerQuarterHour })
    await deps.db.tx(async tx => {
      const token = { kind: 'change-email', subject: id, emailKey, newEmail: email } as const
      const { tokenId } = await issueToken(tx, deps, token)
      const requested = { aggregateId: id, aggregateVersion: await bumpCustomer(tx, id) }
      const data = { customerId: id, tokenId }
      await emit(tx, emailChangeRequested, { ...requested, data }, { ...deps, call })
    })
    return accepted
  }

export const createConfirmEmailChange =
  (deps: IdentityDeps): Handler<Identity, 'confirmEmailChange'> =>
  async ({ token }, call) => {
    const moved = await deps.db.tx(tx => moveAccount(tx, deps, token, call)).catch(unlessTaken)
    return moved ? ok({ status: 'changed' }) : fail(tokenInvalid)
  }

async function moveAccount(tx: Tx, deps: IdentityDeps, token: string, call: Call): Promise<boolean> {
  const used = await useToken(tx, deps, 'change-email', token)
  const customer = used && (await lockCustomer(tx, used.subject))
  // Sent while the account had another address than it has now: a change in between voids it.
  if (!used?.newEmail || customer?.status !== 'active' || customer.emailKey !== used.emailKey) return false
  const version = await changeEmail(tx, customer.id, used.newEmail, deps.clock.iso())
  if (version === undefined) return false
  const verified = { aggregateId: customer.id, aggregateVersion: version, data: { customerId: customer.id } }
  await emit(tx, customerEmailVerified, verified, { ...deps, call })
  return true
}

/** Somebody registered the address at this very moment. */
function unlessTaken(error: unknown): false {
  if (isDbError(error, 'db_constraint')) return false
  throw error
}

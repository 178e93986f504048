import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf, newSecret } from '../crypto/secret-token.ts'
import { emailKeyOf } from '../customer/customer-store.ts'
import { type IdentityDeps, later } from '../deps.ts'
import { acceptSecondFactor } from '../staff/second-factor.ts'
import { findStaffByEmail, lockStaff, markStaffSignedIn, type StaffRow } from '../staff/staff-store.ts'
import { networkOf } from '../throttle/network.ts'
import { forgetTries, returnTry, takeTryOrThrow } from '../throttle/throttle.ts'
import { tokenInvalid, useToken } from '../token/token-store.ts'
import { invalidCredentials } from './open-customer.ts'
import { subjectOf } from './resolve.ts'
import { insertSession } from './session-store.ts'

type Identity = typeof identityContract
const longestMs = 12 * 3_600_000
const wrongFactor = {
  code: 'second_factor_wrong',
  detail: 'Wait for the next code and send that',
} as const

export const createOpenStaffSession =
  (deps: IdentityDeps): Handler<Identity, 'openStaffSession'> =>
  async input => {
    const { triesPerAccount, triesPerAddress } = deps.config
    const account = { kind: 'staff', of: emailKeyOf(input.email), limit: triesPerAccount }
    const address = { kind: 'address', of: networkOf(input.address), limit: triesPerAddress }
    await takeTryOrThrow(deps, address)
    await takeTryOrThrow(deps, account)
    const known = await findStaffByEmail(deps.db, input.email)
    const right = await deps.passwords.verify(input.password, known?.passwordHash)
    if (!right || known?.status !== 'active') return fail(invalidCredentials)
    if (known.totpConfirmedAt && input.code === undefined && input.recoveryCode === undefined)
      return fail({
        code: 'second_factor_required',
        detail: 'Send the code of the authenticator app as well',
      })
    const opened = await deps.db.tx(async tx => {
      const member = await lockStaff(tx, known.id)
      // Disabled, or given another password, since it was read.
      if (member?.status !== 'active' || member.passwordHash !== known.passwordHash) return invalidCredentials
      if (member.totpConfirmedAt && !(await acceptSecondFactor(tx, deps, member, input))) return wrongFactor
      return insertStaffSession(tx, deps, member, input.device)
    })
    if ('code' in opened) return fail(opened)
    await Promise.all([forgetTries(deps, account), returnTry(deps, address)])
    return ok(opened)
  }

export const createOpenLinkSession =
  (deps: IdentityDeps): Handler<Identity, 'openLinkSession'> =>
  async ({ token, device, address }) => {
    const limit = deps.config.triesPerAddress
    await takeTryOrThrow(deps, { kind: 'link', of: networkOf(address), limit })
    return deps.db.tx(async tx => {
      const used = await useToken(tx, deps, 'admin-link', token)
      const member = used && (await lockStaff(tx, used.subject))
      if (member?.status !== 'active') return fail(tokenInvalid)
      return ok(await insertStaffSession(tx, deps, member, device))
    })
  }

async function insertStaffSession(tx: Tx, deps: IdentityDeps, member: StaffRow, device: string) {
  const { id: subject, roles } = member
  const id = deps.ids.next('ses')
  const secret = newSecret('session')
  const expiresAt = later(deps, longestMs)
  await insertSession(tx, {
    ...{ id, kind: 'staff', subject, transport: 'cookie', device, secretHash: hashOf(secret), expiresAt },
    ...{ createdAt: deps.clock.iso(), idleSeconds: deps.config.staffIdleMinutes * 60 },
  })
  await markStaffSignedIn(tx, subject, deps.clock.iso())
  const enrolled = member.totpConfirmedAt !== null
  const who = subjectOf(deps, { kind: 'staff', subject, roles, enrolled, emailVerified: null })
  await recordAudit(tx, deps, who, { action: 'staff.signed-in', entity: subject })
  return { sessionId: id, secret, expiresAt, ...who }
}

import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { permissionsOf } from '../access/roles.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { weaknessOf } from '../crypto/password-rules.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'
import { takeTryOrThrow } from '../throttle/throttle.ts'
import { staffOf } from './show-staff.ts'
import { findStaff, type StaffRow, setStaffPassword } from './staff-store.ts'

type Identity = typeof identityContract

/** The caller's own row: the contract lets staff only come here. */
export async function ownStaffAccount(
  { db }: IdentityDeps,
  { actor }: Pick<Call, 'actor'>,
): Promise<StaffRow> {
  const member = actor.kind === 'staff' ? await findStaff(db, actor.id) : undefined
  if (member?.status !== 'active') throw new PlatformError('unauthenticated')
  return member
}

/** What it may do now; `call.actor` says what it may do in this session. */
export const createGetMyStaffAccount =
  (deps: IdentityDeps): Handler<Identity, 'getMyStaffAccount'> =>
  async (_, call) => {
    const member = await ownStaffAccount(deps, call)
    return ok({ ...staffOf(member), permissions: permissionsOf(member.roles) })
  }

export const createChangeStaffPassword =
  (deps: IdentityDeps): Handler<Identity, 'changeStaffPassword'> =>
  async ({ current, password }, call) => {
    const { id, email, passwordHash } = await ownStaffAccount(deps, call)
    const weakness = weaknessOf(password, email)
    if (weakness) return fail({ code: 'password_weak', detail: weakness })
    await takeTryOrThrow(deps, { kind: 'own-password', of: id, limit: deps.config.triesPerAccount })
    if (!(await deps.passwords.verify(current, passwordHash)))
      return fail({ code: 'wrong_password', detail: 'Type the password that you sign in with' })
    const hash = await deps.passwords.hash(password)
    await deps.db.tx(async tx => {
      await setStaffPassword(tx, id, hash)
      await endSessionsOf(tx, id, 'password-changed', deps.clock.iso())
      await recordAudit(tx, deps, call, { action: 'staff.password-changed', entity: id })
    })
    return ok({ status: 'changed' })
  }

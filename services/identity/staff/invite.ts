import { identityContract, staffInvited } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { covers, isRole, permissionsOf } from '../access/roles.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { emailKeyOf } from '../customer/customer-store.ts'
import { withPasswordToken } from '../customer/password-token.ts'
import type { IdentityDeps } from '../deps.ts'
import { issueToken } from '../token/token-store.ts'
import { staffOf } from './show-staff.ts'
import {
  findStaffByEmail,
  insertStaff,
  lockStaff,
  type StaffRow,
  setStaffPassword,
  updateStaffRow,
} from './staff-store.ts'

type Identity = typeof identityContract

export function unknownRoleIn(roles: readonly string[] = []) {
  const unknown = roles.filter(role => !isRole(role))
  if (unknown.length === 0) return undefined
  return { code: 'unknown_role', detail: `There is no role ${unknown.join(', ')}` } as const
}

/** Who may hire cannot make others mightier than themselves. */
export function assertMayGive({ actor }: Pick<Call, 'actor'>, roles: readonly string[]): void {
  const own = 'permissions' in actor ? actor.permissions : []
  if (!covers(own, permissionsOf(roles)))
    throw new PlatformError('forbidden', {
      detail: 'You cannot give, or take from others, more than you may do yourself',
    })
}

type Invited = Pick<StaffRow, 'email' | 'name' | 'roles' | 'language'>

export const createInviteStaff = (deps: IdentityDeps) =>
  command(
    deps.db,
    { contract: identityContract, method: 'inviteStaff', clock: deps.clock },
    async (tx, { language = deps.config.language, ...invited }, call) => {
      const unknown = unknownRoleIn(invited.roles)
      if (unknown) return fail(unknown)
      assertMayGive(call, invited.roles)
      const made = await addInvited(tx, deps, { ...invited, language }, call)
      if (!made) return fail({ code: 'email_taken', detail: 'Change the roles of who has the address' })
      return ok(staffOf(made.member))
    },
  )

/** Who was invited and has not come yet is invited anew; the link before is void. */
export async function addInvited(tx: Tx, deps: IdentityDeps, invited: Invited, call: Call) {
  const id = deps.ids.next('stf')
  const added = { ...invited, id, passwordHash: null, createdAt: deps.clock.iso() }
  const member = (await insertStaff(tx, added)) ?? (await inviteAgain(tx, invited.email, invited))
  return member && { member, ...(await sendInvitation(tx, deps, member, call)) }
}

async function inviteAgain(tx: Tx, email: string, { name, roles }: Invited) {
  const known = await findStaffByEmail(tx, email)
  return known?.status === 'invited' ? updateStaffRow(tx, known.id, { name, roles }) : undefined
}

async function sendInvitation(
  tx: Tx,
  deps: IdentityDeps,
  { id, email, roles, version }: StaffRow,
  call: Call,
) {
  const issued = await issueToken(tx, deps, {
    kind: 'invite-staff',
    subject: id,
    emailKey: emailKeyOf(email),
  })
  const data = { staffId: id, tokenId: issued.tokenId }
  await emit(tx, staffInvited, { aggregateId: id, aggregateVersion: version, data }, { ...deps, call })
  await recordAudit(tx, deps, call, { action: 'staff.invited', entity: id, changes: { roles } })
  return issued
}

export const createAcceptInvitation =
  (deps: IdentityDeps): Handler<Identity, 'acceptInvitation'> =>
  ({ token, password }) =>
    withPasswordToken(deps, { kind: 'invite-staff', token, password }, async (tx, { subject }, hash) => {
      const member = await lockStaff(tx, subject)
      if (member?.status !== 'invited') return undefined
      return {
        email: member.email,
        async apply() {
          await setStaffPassword(tx, subject, hash)
          const self = { actor: { kind: 'staff', id: subject, permissions: [] } } as const
          await recordAudit(tx, deps, self, { action: 'staff.joined', entity: subject })
          return ok({ status: 'active' as const })
        },
      }
    })

import { identityContract } from '@stoa/contracts/identity'
import type { InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { assertVersion } from '@stoa/platform/http'
import { recordAudit } from '../audit/record-audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'
import { assertMayGive, unknownRoleIn } from './invite.ts'
import { nobody, staffOf } from './show-staff.ts'
import { findStaff, lockOwners, lockStaff, type StaffRow, updateStaffRow } from './staff-store.ts'
import { resetTwoStepRow } from './two-step-store.ts'

type Change = InputOf<(typeof identityContract)['methods']['updateStaff']>

export const createUpdateStaff = (deps: IdentityDeps) =>
  command(
    deps.db,
    { contract: identityContract, method: 'updateStaff', clock: deps.clock },
    async (tx, input, call) => {
      const unknown = unknownRoleIn(input.roles)
      if (unknown) return fail(unknown)
      const owners = await lockOwners(tx)
      const member = await lockStaff(tx, input.id)
      if (!member) throw nobody(input.id)
      assertVersion(call, member.version)
      assertMayGive(call, [...member.roles, ...(input.roles ?? [])])
      if (leavesNobody(owners, input))
        return fail({ code: 'last_owner', detail: 'Make somebody else an owner first' })
      await change(tx, deps, member, input)
      const changes = changesOf(member, input)
      await recordAudit(tx, deps, call, { action: 'staff.updated', entity: input.id, changes })
      return ok(staffOf((await findStaff(tx, input.id))!))
    },
  )

const leavesNobody = (owners: readonly string[], { id, roles, status }: Change): boolean =>
  owners.length === 1 &&
  owners[0] === id &&
  (status === 'disabled' || (roles !== undefined && !roles.includes('owner')))

/** Who loses or gains a right signs in again; a new name is no reason to. */
async function change(tx: Tx, { clock }: IdentityDeps, member: StaffRow, input: Change): Promise<void> {
  const { id, roles, status, resetTwoStep } = input
  // Enabled before the invitation was accepted: there is no password to sign in with yet.
  const next = status === 'active' && member.passwordHash === null ? 'invited' : status
  await updateStaffRow(tx, id, { name: input.name, roles, status: next })
  if (resetTwoStep) await resetTwoStepRow(tx, id)
  if (roles || status === 'disabled' || resetTwoStep) await endSessionsOf(tx, id, 'changed', clock.iso())
}

/** Names are people's; that one changed is all that the log says. */
const changesOf = (before: StaffRow, { name, roles, status, resetTwoStep }: Change) => ({
  ...(name !== undefined && { name: 'changed' }),
  ...(roles && { roles: { before: before.roles, after: roles } }),
  ...(status && { status: { before: before.status, after: status } }),
  ...(resetTwoStep && { twoStep: 'reset' }),
})

import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf } from '../crypto/secret-token.ts'
import { enrolmentUri, newSeed } from '../crypto/totp.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'
import { takeTryOrThrow } from '../throttle/throttle.ts'
import { ownStaffAccount } from './own-account.ts'
import { canonicalCode, newRecoveryCode } from './recovery-code.ts'
import { acceptedStep } from './second-factor.ts'
import { lockStaff } from './staff-store.ts'
import { beginTwoStepRow, confirmTwoStepRow, insertRecoveryCodes } from './two-step-store.ts'

type Identity = typeof identityContract
const codes = 10

/** Until it is confirmed it can be begun again: the seed that was shown last counts. */
export const createBeginTwoStep =
  (deps: IdentityDeps): Handler<Identity, 'beginTwoStep'> =>
  async (_, call) => {
    const { id, email } = await ownStaffAccount(deps, call)
    const secret = newSeed()
    const begun = await deps.db.tx(async tx => {
      if ((await beginTwoStepRow(tx, id, deps.seal.seal(secret, id))) === 0) return false
      await recordAudit(tx, deps, call, { action: 'staff.two-step-begun', entity: id })
      return true
    })
    if (!begun)
      return fail({ code: 'already_enrolled', detail: 'An owner can reset it if the phone is lost' })
    return ok({ secret, uri: enrolmentUri(secret, email, deps.config.issuer) })
  }

export const createConfirmTwoStep =
  (deps: IdentityDeps): Handler<Identity, 'confirmTwoStep'> =>
  async ({ code }, call) => {
    const { id } = await ownStaffAccount(deps, call)
    await takeTryOrThrow(deps, { kind: 'two-step', of: id, limit: deps.config.triesPerAccount })
    const recoveryCodes = Array.from({ length: codes }, newRecoveryCode)
    const confirmed = await deps.db.tx(async tx => {
      const member = await lockStaff(tx, id)
      const step = member && !member.totpConfirmedAt ? acceptedStep(deps, member, code) : undefined
      if (step === undefined) return false
      await confirmTwoStepRow(tx, id, deps.clock.iso(), step)
      await insertRecoveryCodes(
        tx,
        id,
        recoveryCodes.map(each => hashOf(canonicalCode(each))),
      )
      await endSessionsOf(tx, id, 'two-step-set-up', deps.clock.iso())
      await recordAudit(tx, deps, call, { action: 'staff.two-step-set-up', entity: id })
      return true
    })
    if (!confirmed)
      return fail({ code: 'second_factor_wrong', detail: 'Type the code that the app shows now' })
    return ok({ recoveryCodes })
  }

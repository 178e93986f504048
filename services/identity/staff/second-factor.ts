import type { Tx } from '@stoa/platform/db'
import { hashOf } from '../crypto/secret-token.ts'
import { acceptCode } from '../crypto/totp.ts'
import type { IdentityDeps } from '../deps.ts'
import { canonicalCode } from './recovery-code.ts'
import type { StaffRow } from './staff-store.ts'
import { useRecoveryCode, useTotpStep } from './two-step-store.ts'

type Offered = { readonly code?: string | undefined; readonly recoveryCode?: string | undefined }

/** The row is locked: a code that two send at once counts for one of them. */
export async function acceptSecondFactor(
  tx: Tx,
  deps: IdentityDeps,
  member: StaffRow,
  { code, recoveryCode }: Offered,
): Promise<boolean> {
  if (recoveryCode !== undefined)
    return useRecoveryCode(tx, member.id, hashOf(canonicalCode(recoveryCode)), deps.clock.iso())
  const step = acceptedStep(deps, member, code ?? '')
  if (step === undefined) return false
  await useTotpStep(tx, member.id, step)
  return true
}

export function acceptedStep(deps: IdentityDeps, member: StaffRow, code: string): number | undefined {
  if (!member.totpSealed) return undefined
  const seed = deps.seal.open(member.totpSealed, member.id)
  return acceptCode(seed, code, deps.clock.now(), member.totpLastStep)
}

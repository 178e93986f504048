import { statement, type Tx } from '@stoa/platform/db'

const begin = statement(
  'identity.begin-two-step',
  'update staff set totp_sealed = $2, totp_last_step = 0 where id = $1 and totp_confirmed_at is null',
)
const confirm = statement(
  'identity.confirm-two-step',
  'update staff set totp_confirmed_at = $2, totp_last_step = $3, version = version + 1 where id = $1',
)
const useStep = statement('identity.use-code', 'update staff set totp_last_step = $2 where id = $1')
const reset = statement(
  'identity.reset-two-step',
  `with forgotten as (delete from recovery_codes where staff_id = $1)
   update staff set totp_sealed = null, totp_confirmed_at = null, totp_last_step = 0, version = version + 1
    where id = $1`,
)
const addCodes = statement(
  'identity.insert-recovery-codes',
  'insert into recovery_codes (staff_id, hash) select $1, unnest($2::bytea[])',
)
const useCode = statement(
  'identity.use-recovery-code',
  'update recovery_codes set used_at = $3 where staff_id = $1 and hash = $2 and used_at is null',
)

/** Zero when it is set up already. */
export const beginTwoStepRow = (tx: Tx, id: string, sealed: string) => tx.run(begin, [id, sealed])
export const confirmTwoStepRow = (tx: Tx, id: string, now: string, step: number) =>
  tx.run(confirm, [id, now, step])
export const useTotpStep = (tx: Tx, id: string, step: number) => tx.run(useStep, [id, step])
export const resetTwoStepRow = (tx: Tx, id: string) => tx.run(reset, [id])
export const insertRecoveryCodes = (tx: Tx, id: string, hashes: readonly Buffer[]) =>
  tx.run(addCodes, [id, hashes])
export const useRecoveryCode = async (tx: Tx, id: string, hash: Buffer, now: string) =>
  (await tx.run(useCode, [id, hash, now])) === 1

import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { IdentityDeps } from '../deps.ts'
import { listRevokedKeys } from '../keys/key-store.ts'
import { listEndedSessions } from './session-store.ts'

/** What a verifier must not believe any more, though the signature is right. */
export const createListRevocations =
  ({ db, clock, config }: IdentityDeps): Handler<typeof identityContract, 'listRevocations'> =>
  async ({ since }) => {
    const oldest = clock.now() - config.accessSeconds * 1000
    const from = since === undefined ? oldest : Date.parse(since)
    if (Number.isNaN(from))
      throw new PlatformError('validation_failed', {
        fields: [{ pointer: '/since', detail: 'must be the asOf of an answer before' }],
      })
    const after = new Date(Math.max(from, oldest)).toISOString()
    const [sessionIds, keyIds] = await Promise.all([listEndedSessions(db, after), listRevokedKeys(db, after)])
    return ok({ sessionIds, keyIds, asOf: clock.iso() })
  }

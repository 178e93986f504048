import { customerEmailVerified, type identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { emit } from '@stoa/platform/events'
import type { IdentityDeps } from '../deps.ts'
import { tokenInvalid, useToken } from '../token/token-store.ts'
import { markVerified } from './customer-store.ts'

type Identity = typeof identityContract

export const createVerifyEmail =
  (deps: IdentityDeps): Handler<Identity, 'verifyEmail'> =>
  async ({ token }, call) => {
    const verified = await deps.db.tx(async tx => {
      const used = await useToken(tx, deps, 'verify-email', token)
      if (!used) return false
      const version = await markVerified(tx, used.subject, used.emailKey, deps.clock.iso())
      if (version === undefined) return false
      await emit(
        tx,
        customerEmailVerified,
        { aggregateId: used.subject, aggregateVersion: version, data: { customerId: used.subject } },
        { ...deps, call },
      )
      return true
    })
    return verified ? ok({ status: 'verified' }) : fail(tokenInvalid)
  }

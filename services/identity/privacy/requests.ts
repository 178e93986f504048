import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { IdentityDeps } from '../deps.ts'
import { ById, pageOf, placeOf, rowsOf } from '../page.ts'
import { answerFor, requestOf } from './begin-request.ts'
import { listRequests, lockRequest } from './privacy-store.ts'

type Identity = typeof identityContract

export const createListPrivacyRequests =
  ({ db, cursorKey }: IdentityDeps): Handler<Identity, 'listPrivacyRequests'> =>
  async input => {
    const before = placeOf(cursorKey, input, ById)?.id
    const rows = await listRequests(db, before, input.status, rowsOf(input))
    return ok(pageOf(cursorKey, input, rows, row => ({ ...requestOf(row), customerId: row.customerId })))
  }

/** Answers of many services come one after the other: exactly one of them is the last. */
export const createCompletePrivacyPart =
  (deps: IdentityDeps): Handler<Identity, 'completePrivacyPart'> =>
  async (answer, call) => {
    if (call.caller !== answer.service)
      throw new PlatformError('forbidden', { detail: `${call.caller} cannot answer for ${answer.service}` })
    return deps.db.tx(async tx => {
      if (!(await lockRequest(tx, answer.id)))
        throw new PlatformError('not_found', { detail: `There is no request ${answer.id}` })
      await answerFor(tx, deps, answer, call)
      return ok(null)
    })
  }

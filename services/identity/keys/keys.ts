import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf } from '../crypto/secret-token.ts'
import type { IdentityDeps } from '../deps.ts'
import { ById, pageOf, placeOf, rowsOf } from '../page.ts'
import { findKeyByHash, type KeyRow, listKeys, revokeKey } from './key-store.ts'

type Identity = typeof identityContract

export const keyOf = ({ expiresAt, lastUsedAt, revokedAt, ...row }: KeyRow) => ({
  ...{ ...row, permissions: [...row.permissions] },
  ...(expiresAt && { expiresAt }),
  ...(lastUsedAt && { lastUsedAt }),
  ...(revokedAt && { revokedAt }),
})

export const createListKeys =
  ({ db, cursorKey }: IdentityDeps): Handler<Identity, 'listApiKeys'> =>
  async input => {
    const before = placeOf(cursorKey, input, ById)?.id
    return ok(pageOf(cursorKey, input, await listKeys(db, before, rowsOf(input)), keyOf))
  }

export const createRevokeKey =
  (deps: IdentityDeps): Handler<Identity, 'revokeApiKey'> =>
  async ({ id }, call) =>
    deps.db.tx(async tx => {
      if ((await revokeKey(tx, id, deps.clock.iso())) === 0)
        throw new PlatformError('not_found', { detail: `There is no key ${id}, or it is revoked already` })
      await recordAudit(tx, deps, call, { action: 'key.revoked', entity: id })
      return ok(null)
    })

export const createResolveKey =
  ({ db, clock }: IdentityDeps): Handler<Identity, 'resolveKey'> =>
  async ({ key }) => {
    const found = await findKeyByHash(db, hashOf(key), clock.iso())
    if (!found) return fail({ code: 'key_invalid', detail: 'Send a key that is valid, or none' })
    return ok({ actor: { kind: 'key', id: found.id, permissions: [...found.permissions] } })
  }

import { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement } from '@stoa/platform/db'
import type { IdentityDeps } from '../deps.ts'
import { type CustomerRow, customerColumns } from './customer-store.ts'
import { ownAccount } from './own-account.ts'

export const profileOf = (row: CustomerRow) => ({
  ...{ id: row.id, email: row.email, emailVerified: row.emailVerifiedAt !== null, name: row.name },
  ...{ language: row.language, marketing: row.marketing, createdAt: row.createdAt, version: row.version },
  ...(row.group && { group: row.group }),
})

const update = statement<CustomerRow>(
  'identity.update-profile',
  `update customers set name = coalesce($2, name), language = coalesce($3, language),
          marketing = coalesce($4, marketing), version = version + 1
    where id = $1 and status = 'active' and ($5::integer is null or version = $5) returning ${customerColumns}`,
)

export const createGetProfile =
  (deps: IdentityDeps): Handler<typeof identityContract, 'getProfile'> =>
  async (_, call) =>
    ok(profileOf(await ownAccount(deps, call)))

export const createUpdateProfile = (deps: IdentityDeps) =>
  command(
    deps.db,
    { contract: identityContract, method: 'updateProfile', clock: deps.clock },
    async (tx, input, call) => {
      const { id } = await ownAccount({ db: tx }, call)
      const values = [input.name ?? null, input.language ?? null, input.marketing ?? null]
      const row = await tx.maybe(update, [id, ...values, call.ifMatch ?? null])
      if (!row)
        throw new PlatformError('precondition_failed', {
          detail: `Your account has changed since version ${call.ifMatch}`,
        })
      return ok(profileOf(row))
    },
  )

import { identityContract } from '@stoa/contracts/identity'
import { principalOf } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { showing } from '@stoa/platform/contract'
import { covers, isPermission } from '../access/roles.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf, newSecret } from '../crypto/secret-token.ts'
import type { IdentityDeps } from '../deps.ts'
import { insertKey } from './key-store.ts'
import { keyOf } from './keys.ts'

type Create = (typeof identityContract)['methods']['createApiKey']

/** `stoa_k_` and four more: enough to know it by, and 232 bits to guess. */
const shownLetters = 11

/** What is stored of an answer under its Idempotency-Key holds the key sealed; it is opened on the way out. */
export function createCreateKey(deps: IdentityDeps): Handler<typeof identityContract, 'createApiKey'> {
  const create = command(
    deps.db,
    { contract: identityContract, method: 'createApiKey', clock: deps.clock },
    async (tx, input, call) => {
      const own = 'permissions' in call.actor ? call.actor.permissions : []
      const wrong = refusal(input, own, deps.clock.now())
      if (wrong) return fail(wrong)
      const key = newSecret('key')
      const id = deps.ids.next('key')
      const row = await insertKey(tx, {
        ...{ id, name: input.name, permissions: input.permissions, hash: hashOf(key) },
        ...{ prefix: key.slice(0, shownLetters), createdAt: deps.clock.iso() },
        ...{ createdBy: principalOf(call.actor), expiresAt: instantOf(input.expiresAt) },
      })
      const changes = { permissions: input.permissions }
      await recordAudit(tx, deps, call, { action: 'key.created', entity: id, changes })
      return ok({ ...keyOf(row!), key: deps.seal.seal(key, id) })
    },
  )
  return async (input, call) =>
    showing(await create(input, call), made => ({ ...made, key: deps.seal.open(made.key, made.id) }))
}

function refusal({ permissions, expiresAt }: InputOf<Create>, own: readonly string[], now: number) {
  const unknown = permissions.filter(permission => !isPermission(permission))
  if (unknown.length > 0)
    return { code: 'unknown_permission', detail: `There is no permission ${unknown.join(', ')}` } as const
  if (!covers(own, permissions))
    return { code: 'more_than_own', detail: 'Leave out what you may not do yourself' } as const
  if (expiresAt !== undefined && !(Date.parse(expiresAt) > now))
    return { code: 'expiry_invalid', detail: 'Write a time to come, like 2030-01-31T12:00:00Z' } as const
  return undefined
}

const instantOf = (time: string | undefined): string | null => (time ? new Date(time).toISOString() : null)

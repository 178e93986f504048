import { systemActor } from '@stoa/kernel/call'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf, newPassword } from '../crypto/secret-token.ts'
import { type IdentityDeps, type IdentityOptions, identityDeps } from '../deps.ts'
import { insertKey } from '../keys/key-store.ts'
import { findStaffByEmail, insertStaff, lockOwners } from '../staff/staff-store.ts'
import { issueToken } from '../token/token-store.ts'

export type IdentityBootstrap = {
  /** The first owner, with a password made up here; undefined when there is an owner already. */
  createOwner(owner: {
    readonly email: string
    readonly name: string
  }): Promise<{ readonly staffId: string; readonly password: string } | undefined>
  /** For ten minutes and one use; undefined when that is no active member of staff. */
  issueAdminLink(email: string): Promise<{ readonly token: string; readonly expiresAt: string } | undefined>
  /** A key that was made elsewhere, like the one of the data folder, opens everything; repeating it changes nothing. */
  adoptApiKey(key: string, name: string): Promise<void>
}

const call = { actor: systemActor('identity:bootstrap') }

/** What only who holds the database and the secrets can do: nobody is an administrator by default. */
export function identityBootstrap(options: IdentityOptions): IdentityBootstrap {
  const deps = identityDeps(options)
  return {
    createOwner: owner => createOwner(deps, owner),
    adoptApiKey: (key, name) => adoptApiKey(deps, key, name),
    async issueAdminLink(email) {
      const member = await findStaffByEmail(deps.db, email)
      if (member?.status !== 'active') return undefined
      return deps.db.tx(async tx => {
        await recordAudit(tx, deps, call, { action: 'staff.link-issued', entity: member.id })
        const { token, expiresAt } = await issueToken(tx, deps, { kind: 'admin-link', subject: member.id })
        return { token, expiresAt }
      })
    },
  }
}

async function createOwner(deps: IdentityDeps, { email, name }: { email: string; name: string }) {
  const password = newPassword()
  const passwordHash = await deps.passwords.hash(password)
  return deps.db.tx(async tx => {
    if ((await lockOwners(tx)).length > 0) return undefined
    const id = deps.ids.next('stf')
    const { language } = deps.config
    const owner = { id, email, name, language, roles: ['owner'], passwordHash, createdAt: deps.clock.iso() }
    if (!(await insertStaff(tx, owner))) return undefined
    await recordAudit(tx, deps, call, { action: 'staff.created', entity: id, changes: { roles: ['owner'] } })
    return { staffId: id, password }
  })
}

async function adoptApiKey(deps: IdentityDeps, key: string, name: string): Promise<void> {
  if (key.length < 32) throw new Error('a key that opens everything must have at least 32 characters')
  await deps.db.tx(async tx => {
    const id = deps.ids.next('key')
    const row = await insertKey(tx, {
      ...{ id, name, permissions: ['*'], hash: hashOf(key), prefix: key.slice(0, 4), expiresAt: null },
      ...{ createdAt: deps.clock.iso(), createdBy: call.actor.kind },
    })
    if (row) await recordAudit(tx, deps, call, { action: 'key.adopted', entity: id })
  })
}

import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Tx } from '@stoa/platform/db'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf, newPassword } from '../crypto/secret-token.ts'
import { type IdentityDeps, type IdentityOptions, identityDeps } from '../deps.ts'
import { insertKey } from '../keys/key-store.ts'
import { addInvited } from '../staff/invite.ts'
import { findStaffByEmail, firstOwner, insertStaff, lockOwners } from '../staff/staff-store.ts'
import { issueToken } from '../token/token-store.ts'

type Person = { readonly email: string; readonly name: string }
type Link = { readonly email: string; readonly token: string; readonly expiresAt: string }

export type IdentityBootstrap = {
  /** The first owner, with a password made up here or there; undefined when there is an owner already. */
  createOwner(
    owner: Person & { readonly password?: string },
  ): Promise<{ readonly staffId: string; readonly password: string } | undefined>
  /** An owner who chooses a password with the link; undefined when the address belongs to staff already. */
  inviteOwner(owner: Person): Promise<Link | undefined>
  /**
   * For ten minutes and one use, for the first of the owners when no address is given; undefined when that is no
   * active member of staff.
   */
  issueAdminLink(email?: string): Promise<Link | undefined>
  /** A key that was made elsewhere, like the one of the data folder, opens everything; repeating it changes nothing. */
  adoptApiKey(key: string, name: string): Promise<void>
}

const actor = systemActor('identity:bootstrap')
const call = { actor }

/** What only who holds the database and the secrets can do: nobody is an administrator by default. */
export function identityBootstrap(options: IdentityOptions): IdentityBootstrap {
  const deps = identityDeps(options)
  return {
    createOwner: owner => createOwner(deps, owner),
    adoptApiKey: (key, name) => adoptApiKey(deps, key, name),
    inviteOwner: ({ email, name }) =>
      deps.db.tx(async tx => {
        const invited = { email, name, roles: ['owner'], language: deps.config.language }
        const made = await addInvited(tx, deps, invited, newCall({ actor, clock: deps.clock }))
        return made && { email, token: made.token, expiresAt: made.expiresAt }
      }),
    issueAdminLink: email => deps.db.tx(tx => issueAdminLink(tx, deps, email)),
  }
}

async function issueAdminLink(tx: Tx, deps: IdentityDeps, email: string | undefined) {
  const member = email === undefined ? await firstOwner(tx) : await findStaffByEmail(tx, email)
  if (member?.status !== 'active') return undefined
  await recordAudit(tx, deps, call, { action: 'staff.link-issued', entity: member.id })
  const { token, expiresAt } = await issueToken(tx, deps, { kind: 'admin-link', subject: member.id })
  return { email: member.email, token, expiresAt }
}

async function createOwner(deps: IdentityDeps, owner: Person & { readonly password?: string }) {
  // At every start but the first there is one, and a hash costs more than a look.
  if (await deps.db.tx(firstOwner)) return undefined
  const { email, name, password = newPassword() } = owner
  const passwordHash = await deps.passwords.hash(password)
  return deps.db.tx(async tx => {
    if ((await lockOwners(tx)).length > 0) return undefined
    const id = deps.ids.next('stf')
    const { language } = deps.config
    const row = { id, email, name, language, roles: ['owner'], passwordHash, createdAt: deps.clock.iso() }
    if (!(await insertStaff(tx, row))) return undefined
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

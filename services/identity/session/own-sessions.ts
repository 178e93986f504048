import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { recordAudit } from '../audit/record-audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { endOwnSession, endSessionsOf, listSessionsOf } from './session-store.ts'

type Identity = typeof identityContract
type OwnSessions = Pick<
  { [M in keyof Identity['methods']]: Handler<Identity, M> },
  'listMySessions' | 'revokeMySession' | 'revokeMySessions' | 'listMyStaffSessions' | 'revokeMyStaffSession'
>

const subjectOf = ({ actor }: Call): string => {
  if (actor.kind !== 'customer' && actor.kind !== 'staff') throw new PlatformError('unauthenticated')
  return actor.id
}

/** Customers and staff alike; somebody else's session is as good as none. */
export function ownSessions({ db, clock }: IdentityDeps): OwnSessions {
  const list = async (_: object, call: Call) => {
    const rows = await listSessionsOf(db, subjectOf(call), clock.iso())
    return ok({ items: rows.map(({ kind: _kind, subject: _subject, ...session }) => session) })
  }
  const revoke = async ({ id }: { id: string }, call: Call) => {
    await db.tx(async tx => {
      const ended = await endOwnSession(tx, id, subjectOf(call), clock.iso())
      if (ended === 0) throw new PlatformError('not_found', { detail: `You have no open session ${id}` })
      if (call.actor.kind === 'staff')
        await recordAudit(tx, { clock }, call, { action: 'staff.session-revoked', entity: id })
    })
    return ok(null)
  }
  return {
    listMySessions: list,
    revokeMySession: revoke,
    listMyStaffSessions: list,
    revokeMyStaffSession: revoke,
    async revokeMySessions(_, call) {
      await endSessionsOf(db, subjectOf(call), 'revoked', clock.iso())
      return ok(null)
    },
  }
}

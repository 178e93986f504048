import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { oneTimeToken } from '../crypto/secret-token.ts'
import { findCustomer } from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'
import { findStaff } from '../staff/staff-store.ts'
import { findToken, type TokenRow } from '../token/token-store.ts'
import { contactOf } from './customers.ts'

const gone = fail({ code: 'token_gone' as const, detail: 'There is nothing to send any more' })

/** The secret is made from the token's id here, when it is sent: it lies in no table and in no event. */
export const createGetTokenMail =
  (deps: IdentityDeps): Handler<typeof identityContract, 'getTokenMail'> =>
  async ({ tokenId }) => {
    const row = await findToken(deps.db, tokenId, deps.clock.iso())
    if (!row || row.kind === 'admin-link') return gone
    const receiver = await (row.kind === 'invite-staff' ? invited : customer)(deps, row)
    if (!receiver) return gone
    const token = oneTimeToken(deps.tokenKey, row.id)
    return ok({ kind: row.kind, ...receiver, token, expiresAt: row.expiresAt })
  }

async function customer({ db }: IdentityDeps, { subject, emailKey, newEmail }: TokenRow) {
  const row = await findCustomer(db, subject)
  if (row?.status !== 'active' || row.emailKey !== emailKey) return undefined
  const to =
    newEmail === null ? contactOf(row) : contactOf({ ...row, email: newEmail, emailVerifiedAt: null })
  return { to, customerId: subject }
}

async function invited({ db }: IdentityDeps, { subject }: TokenRow) {
  const row = await findStaff(db, subject)
  if (row?.status !== 'invited') return undefined
  const { email, name, language } = row
  return { to: { email, name, language, emailVerified: false }, staffId: subject }
}

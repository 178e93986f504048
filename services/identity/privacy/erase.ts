import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { unknownCustomer } from '../admin/customer-list.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockCustomer } from '../customer/customer-store.ts'
import { checkOwnPassword, ownAccount } from '../customer/own-account.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'
import { forgetTokens } from '../token/token-store.ts'
import { beginRequest, requestOf } from './begin-request.ts'
import { forgetExportsOf } from './privacy-store.ts'

type Identity = typeof identityContract

/** The row stays as a number that orders point to; nothing in it says who it was. */
const anonymise = statement(
  'identity.anonymise-customer',
  `with gone as (delete from addresses where customer_id = $1), unlinked as (delete from identities where customer_id = $1),
        blanked as (update sessions set device = '' where subject = $1)
   update customers set email = id || '@erased.invalid', email_key = null, email_verified_at = null,
          password_hash = null, name = '', language = 'en', marketing = false, group_code = null, status = 'erased',
          version = version + 1
    where id = $1`,
)

export const createEraseMe =
  (deps: IdentityDeps): Handler<Identity, 'eraseMe'> =>
  async ({ password }, call) => {
    const customer = await ownAccount(deps, call)
    if (!(await checkOwnPassword(deps, customer, password)))
      return fail({ code: 'wrong_password', detail: 'Type the password that you sign in with' })
    return ok(await erase(deps, customer.id, call))
  }

export const createEraseCustomer =
  (deps: IdentityDeps): Handler<Identity, 'eraseCustomer'> =>
  async ({ id }, call) =>
    ok(await erase(deps, id, call))

const erase = (deps: IdentityDeps, id: string, call: Call) =>
  deps.db.tx(async tx => {
    const customer = await lockCustomer(tx, id)
    if (!customer || customer.status === 'erased') throw unknownCustomer(id)
    await endSessionsOf(tx, id, 'erased', deps.clock.iso())
    await tx.run(anonymise, [id])
    await forgetTokens(tx, id)
    await forgetExportsOf(tx, id)
    await recordAudit(tx, deps, call, { action: 'customer.erased', entity: id })
    return requestOf(await beginRequest(tx, deps, { kind: 'erase', customerId: id }, call))
  })

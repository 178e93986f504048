import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { Queries } from '@stoa/platform/db'
import { listAddressesOf } from '../customer/address-store.ts'
import { addressOf } from '../customer/addresses.ts'
import type { CustomerRow } from '../customer/customer-store.ts'
import { ownAccount } from '../customer/own-account.ts'
import { profileOf } from '../customer/profile.ts'
import type { IdentityDeps } from '../deps.ts'
import { listSessionsOf } from '../session/session-store.ts'
import { beginRequest, requestOf } from './begin-request.ts'
import { findRequest, listSections } from './privacy-store.ts'

type Identity = typeof identityContract

export const createRequestExport =
  (deps: IdentityDeps): Handler<Identity, 'requestExport'> =>
  async (_, call) => {
    const customer = await ownAccount(deps, call)
    const request = await deps.db.tx(async tx => {
      const own = await sectionOf(tx, customer, deps.clock.iso())
      return beginRequest(tx, deps, { kind: 'export', customerId: customer.id, own }, call)
    })
    return ok(requestOf(request))
  }

async function sectionOf(tx: Queries, customer: CustomerRow, now: string) {
  const addresses = (await listAddressesOf(tx, customer.id)).map(addressOf)
  const sessions = await listSessionsOf(tx, customer.id, now)
  return { profile: profileOf(customer), addresses, sessions }
}

export const createGetExport =
  (deps: IdentityDeps): Handler<Identity, 'getExport'> =>
  async ({ id }, call) =>
    ok(requestOf(await ownExport(deps, id, call)))

export const createDownloadExport =
  (deps: IdentityDeps): Handler<Identity, 'downloadExport'> =>
  async ({ id }, call) => {
    const { completedAt, requestedAt } = await ownExport(deps, id, call)
    if (!completedAt) return fail({ code: 'not_ready', detail: 'Look at its parts, and come back later' })
    const found = (await listSections(deps.db, id)).filter(({ data }) => data !== null)
    if (found.length === 0)
      throw new PlatformError('not_found', { detail: 'It was kept for seven days: ask anew' })
    return ok({
      requestedAt,
      sections: Object.fromEntries(found.map(({ service, data }) => [service, data])),
    })
  }

/** Somebody else's export is as good as none. */
async function ownExport({ db }: IdentityDeps, id: string, { actor }: Call) {
  const request = await findRequest(db, id)
  if (request?.kind !== 'export' || actor.kind !== 'customer' || request.customerId !== actor.id)
    throw new PlatformError('not_found', { detail: `You have no export ${id}` })
  return request
}

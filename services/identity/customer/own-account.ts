import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { Queries } from '@stoa/platform/db'
import type { IdentityDeps } from '../deps.ts'
import { takeTryOrThrow } from '../throttle/throttle.ts'
import { type CustomerRow, findCustomer } from './customer-store.ts'

/** The caller's own row: the contract lets customers only come here. */
export async function ownAccount({ db }: { readonly db: Queries }, { actor }: Call): Promise<CustomerRow> {
  const customer = actor.kind === 'customer' ? await findCustomer(db, actor.id) : undefined
  if (customer?.status !== 'active') throw new PlatformError('unauthenticated')
  return customer
}

/** A stolen session must not become a way to guess the password. */
export async function checkOwnPassword(deps: IdentityDeps, customer: CustomerRow, given: string) {
  await takeTryOrThrow(deps, { kind: 'own-password', of: customer.id, limit: deps.config.triesPerAccount })
  return deps.passwords.verify(given, customer.passwordHash)
}

import { customerEmailVerified, customerRegistered } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import { statement, type Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { JWTPayload } from 'jose'
import {
  type CustomerRow,
  findCustomer,
  findCustomerByEmail,
  insertCustomer,
  lockCustomer,
  markVerified,
} from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'

const findLinked = statement<{ customerId: string }>(
  'identity.find-linked',
  'select customer_id as "customerId" from identities where issuer = $1 and subject = $2',
)
const link = statement(
  'identity.link',
  `insert into identities (issuer, subject, customer_id, created_at) values ($1, $2, $3, $4)
   on conflict (issuer, subject) do nothing`,
)
/** Whoever opened it without proving the address leaves nothing behind: no password, no address book, no name. */
const takeOver = statement(
  'identity.take-over',
  `with gone as (delete from addresses where customer_id = $1)
   update customers set password_hash = null, name = $2 where id = $1`,
)

type Outcome = CustomerRow | 'email_unproved' | 'refused'

/** Whose account the claims open: the linked one, the one of the same proved address, or a new one. */
export async function customerOfClaims(
  tx: Tx,
  deps: IdentityDeps,
  claims: JWTPayload,
  call: Call,
): Promise<Outcome> {
  const linked = await tx.maybe(findLinked, [claims.iss, claims.sub])
  const found = linked
    ? await findCustomer(tx, linked.customerId)
    : await customerOfAddress(tx, deps, claims, call)
  if (found === 'email_unproved') return found
  if (found?.status !== 'active') return 'refused'
  if (!linked) await tx.run(link, [claims.iss, claims.sub, found.id, deps.clock.iso()])
  return found
}

async function customerOfAddress(tx: Tx, deps: IdentityDeps, claims: JWTPayload, call: Call) {
  const { email } = claims
  if (typeof email !== 'string' || email.length > 254 || claims.email_verified !== true)
    return 'email_unproved'
  const name = typeof claims.name === 'string' ? claims.name.slice(0, 200) : ''
  await registerIfNew(tx, deps, { email, name }, call)
  const known = await findCustomerByEmail(tx, email)
  const customer = known && (await lockCustomer(tx, known.id))
  if (customer?.status === 'active' && !customer.emailVerifiedAt) await prove(tx, deps, customer, name, call)
  return known && findCustomer(tx, known.id)
}

async function registerIfNew(
  tx: Tx,
  deps: IdentityDeps,
  { email, name }: { readonly email: string; readonly name: string },
  call: Call,
): Promise<void> {
  const id = deps.ids.next('cus')
  const { language } = deps.config
  const customer = { id, email, name, language, marketing: false, passwordHash: null }
  if (!(await insertCustomer(tx, { ...customer, createdAt: deps.clock.iso() }))) return
  const registered = { aggregateId: id, aggregateVersion: 1, data: { customerId: id } }
  await emit(tx, customerRegistered, registered, { ...deps, call })
}

async function prove(tx: Tx, deps: IdentityDeps, { id, emailKey }: CustomerRow, name: string, call: Call) {
  await tx.run(takeOver, [id, name])
  await endSessionsOf(tx, id, 'address-proved-by-another', deps.clock.iso())
  const version = await markVerified(tx, id, emailKey, deps.clock.iso())
  const verified = { aggregateId: id, aggregateVersion: version!, data: { customerId: id } }
  await emit(tx, customerEmailVerified, verified, { ...deps, call })
}

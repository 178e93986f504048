import { type Queries, statement } from '@stoa/platform/db'

export type CustomerRow = {
  readonly id: string
  readonly email: string
  readonly emailKey: string | null
  readonly emailVerifiedAt: string | null
  readonly passwordHash: string | null
  readonly name: string
  readonly language: string
  readonly marketing: boolean
  readonly group: string | null
  readonly status: 'active' | 'blocked' | 'erased'
  readonly version: number
  readonly createdAt: string
}

export const customerColumns = `id, email, email_key as "emailKey", email_verified_at as "emailVerifiedAt",
  password_hash as "passwordHash", name, language, marketing, group_code as "group", status, version,
  created_at as "createdAt"`

const insert = statement<{ id: string }>(
  'identity.insert-customer',
  `insert into customers (id, email, email_key, password_hash, name, language, marketing, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (email_key) do nothing returning id`,
)
const byId = statement<CustomerRow>(
  'identity.find-customer',
  `select ${customerColumns} from customers where id = $1`,
)
const lockById = statement<CustomerRow>(
  'identity.lock-customer',
  `select ${customerColumns} from customers where id = $1 for update`,
)
const byEmail = statement<CustomerRow>(
  'identity.find-customer-by-email',
  `select ${customerColumns} from customers where email_key = $1`,
)
const many = statement<CustomerRow>(
  'identity.find-many-customers',
  `select ${customerColumns} from customers where id = any($1) order by id`,
)
const verify = statement<{ version: number }>(
  'identity.verify-email',
  `update customers set email_verified_at = coalesce(email_verified_at, $3), version = version + 1
    where id = $1 and email_key = $2 and status = 'active' returning version`,
)
const setPasswordHash = statement<{ version: number }>(
  'identity.set-password',
  'update customers set password_hash = $2, version = version + 1 where id = $1 returning version',
)
const renewHash = statement(
  'identity.renew-hash',
  'update customers set password_hash = $3 where id = $1 and password_hash = $2',
)
const bump = statement<{ version: number }>(
  'identity.bump-customer',
  'update customers set version = version + 1 where id = $1 returning version',
)
/** Nothing when the new address has an account. */
const move = statement<{ version: number }>(
  'identity.change-email',
  `update customers set email = $2, email_key = $3, email_verified_at = $4, version = version + 1
    where id = $1 and not exists (select from customers where email_key = $3) returning version`,
)
const bumpIf = statement<{ version: number }>(
  'identity.bump-unchanged',
  `update customers set version = version + 1
    where id = $1 and status = 'active' and password_hash is not distinct from $2 returning version`,
)

export type NewCustomer = Pick<
  CustomerRow,
  'id' | 'email' | 'name' | 'language' | 'marketing' | 'createdAt'
> & {
  readonly passwordHash: string | null
}

/** Addresses are compared without case, also the part before the @: nobody means two people by it. */
export const emailKeyOf = (email: string): string => email.normalize('NFKC').toLowerCase()

/** False when the address has an account. */
export const insertCustomer = async (db: Queries, row: NewCustomer): Promise<boolean> =>
  (await db.maybe(insert, [
    ...[row.id, row.email, emailKeyOf(row.email), row.passwordHash],
    ...[row.name, row.language, row.marketing, row.createdAt],
  ])) !== undefined

export const findCustomer = (db: Queries, id: string) => db.maybe(byId, [id])
export const lockCustomer = (db: Queries, id: string) => db.maybe(lockById, [id])
export const findCustomerByEmail = (db: Queries, email: string) => db.maybe(byEmail, [emailKeyOf(email)])
export const findManyCustomers = (db: Queries, ids: readonly string[]) => db.all(many, [ids])

/** The new version; undefined when the address is no longer the one that the token was sent to. */
export const markVerified = async (db: Queries, id: string, emailKey: string | null, now: string) =>
  (await db.maybe(verify, [id, emailKey, now]))?.version
export const setPassword = async (db: Queries, id: string, hash: string) =>
  (await db.one(setPasswordHash, [id, hash])).version
export const renewPasswordHash = (db: Queries, id: string, old: string, hash: string) =>
  db.run(renewHash, [id, old, hash])
export const bumpCustomer = async (db: Queries, id: string) => (await db.one(bump, [id])).version
/** Only while it is active and has the password that it had when it was read. */
export const bumpUnchanged = async (db: Queries, { id, passwordHash }: CustomerRow) =>
  (await db.maybe(bumpIf, [id, passwordHash]))?.version
export const changeEmail = async (db: Queries, id: string, email: string, now: string) =>
  (await db.maybe(move, [id, email, emailKeyOf(email), now]))?.version

import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { emailKeyOf } from '../customer/customer-store.ts'

export type StaffRow = {
  readonly id: string
  readonly email: string
  readonly emailKey: string
  readonly name: string
  readonly language: string
  readonly passwordHash: string | null
  readonly roles: readonly string[]
  readonly status: 'invited' | 'active' | 'disabled'
  readonly totpSealed: string | null
  readonly totpConfirmedAt: string | null
  readonly totpLastStep: number
  readonly lastSignInAt: string | null
  readonly version: number
  readonly createdAt: string
}
export type NewStaff = Pick<StaffRow, 'id' | 'email' | 'name' | 'language' | 'roles' | 'createdAt'> & {
  readonly passwordHash: string | null
}
export type StaffPatch = {
  readonly name?: string | undefined
  readonly roles?: readonly string[] | undefined
  readonly status?: StaffRow['status'] | undefined
}

const columns = `id, email, email_key as "emailKey", name, language, password_hash as "passwordHash", roles, status,
  totp_sealed as "totpSealed", totp_confirmed_at as "totpConfirmedAt", totp_last_step as "totpLastStep",
  last_sign_in_at as "lastSignInAt", version, created_at as "createdAt"`

const byId = statement<StaffRow>('identity.find-staff', `select ${columns} from staff where id = $1`)
const lockById = statement<StaffRow>(
  'identity.lock-staff',
  `select ${columns} from staff where id = $1 for update`,
)
const byEmail = statement<StaffRow>(
  'identity.find-staff-by-email',
  `select ${columns} from staff where email_key = $1`,
)
const list = statement<StaffRow>(
  'identity.list-staff',
  `select ${columns} from staff where $1::text is null or id < $1 order by id desc limit $2`,
)
const insert = statement<StaffRow>(
  'identity.insert-staff',
  `insert into staff (id, email, email_key, name, language, password_hash, roles, status, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, case when $6::text is null then 'invited' else 'active' end, $8)
   on conflict (email_key) do nothing returning ${columns}`,
)
const patch = statement<StaffRow>(
  'identity.update-staff',
  `update staff set name = coalesce($2, name), roles = coalesce($3, roles), status = coalesce($4, status),
          version = version + 1 where id = $1 returning ${columns}`,
)
/** Locked, so that two owners cannot disable each other at once. */
const owners = statement<{ id: string }>(
  'identity.lock-owners',
  `select id from staff where status = 'active' and 'owner' = any(roles) order by id for update`,
)
const ownerBefore = statement<StaffRow>(
  'identity.first-owner',
  `select ${columns} from staff where status = 'active' and 'owner' = any(roles) order by id limit 1`,
)
const password = statement(
  'identity.set-staff-password',
  `update staff set password_hash = $2, status = case when status = 'invited' then 'active' else status end,
          version = version + 1 where id = $1`,
)
const signedIn = statement('identity.staff-signed-in', 'update staff set last_sign_in_at = $2 where id = $1')

export const findStaff = (db: Queries, id: string) => db.maybe(byId, [id])
export const lockStaff = (tx: Tx, id: string) => tx.maybe(lockById, [id])
export const findStaffByEmail = (db: Queries, email: string) => db.maybe(byEmail, [emailKeyOf(email)])
export const listStaff = (db: Queries, before: string | undefined, limit: number) =>
  db.all(list, [before ?? null, limit])
/** Undefined when the address belongs to staff already. */
export const insertStaff = (tx: Tx, row: NewStaff) =>
  tx.maybe(insert, [
    ...[row.id, row.email, emailKeyOf(row.email), row.name, row.language],
    ...[row.passwordHash, row.roles, row.createdAt],
  ])
export const updateStaffRow = (tx: Tx, id: string, { name, roles, status }: StaffPatch) =>
  tx.one(patch, [id, name ?? null, roles ?? null, status ?? null])
/** Who has been an owner for the longest. */
export const firstOwner = (db: Queries) => db.maybe(ownerBefore)
export const lockOwners = async (tx: Tx) => (await tx.all(owners)).map(({ id }) => id)
export const setStaffPassword = (tx: Tx, id: string, hash: string) => tx.run(password, [id, hash])
export const markStaffSignedIn = (tx: Tx, id: string, now: string) => tx.run(signedIn, [id, now])

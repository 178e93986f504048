import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { IdentityDeps } from '../deps.ts'
import { ById, pageOf, placeOf, rowsOf } from '../page.ts'
import { findStaff, listStaff, type StaffRow } from './staff-store.ts'

type Identity = typeof identityContract

export const staffOf = (row: StaffRow) => ({
  ...{ id: row.id, email: row.email, name: row.name, roles: [...row.roles], status: row.status },
  ...{ twoStep: row.totpConfirmedAt !== null, createdAt: row.createdAt, version: row.version },
  ...(row.lastSignInAt && { lastSignInAt: row.lastSignInAt }),
})

export const nobody = (id: string) =>
  new PlatformError('not_found', { detail: `There is no member of staff ${id}` })

export const createListStaff =
  ({ db, cursorKey }: IdentityDeps): Handler<Identity, 'listStaff'> =>
  async input => {
    const before = placeOf(cursorKey, input, ById)?.id
    return ok(pageOf(cursorKey, input, await listStaff(db, before, rowsOf(input)), staffOf))
  }

export const createGetStaff =
  ({ db }: IdentityDeps): Handler<Identity, 'getStaff'> =>
  async ({ id }) => {
    const row = await findStaff(db, id)
    if (!row) throw nobody(id)
    return ok(staffOf(row))
  }

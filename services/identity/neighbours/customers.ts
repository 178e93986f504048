import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import {
  type CustomerRow,
  findCustomer,
  findCustomerByEmail,
  findManyCustomers,
} from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'

type Identity = typeof identityContract

const referenceOf = (row: CustomerRow) => ({
  ...{ id: row.id, status: row.status, emailVerified: row.emailVerifiedAt !== null, language: row.language },
  ...(row.group && { group: row.group }),
})

export const contactOf = (row: CustomerRow) => ({
  ...{ email: row.email, name: row.name, language: row.language },
  emailVerified: row.emailVerifiedAt !== null,
})

export const createGetContact =
  ({ db }: IdentityDeps): Handler<Identity, 'getContact'> =>
  async ({ customerId }) => {
    const row = await findCustomer(db, customerId)
    if (!row || row.status === 'erased')
      return fail({ code: 'contact_gone', detail: `There is nobody to write to as ${customerId}` })
    return ok({ ...contactOf(row), marketing: row.marketing })
  }

export const createGetCustomer =
  ({ db }: IdentityDeps): Handler<Identity, 'getCustomer'> =>
  async ({ id }) => {
    const row = await findCustomer(db, id)
    if (!row) return fail({ code: 'customer_unknown', detail: `There is no customer ${id}` })
    return ok(referenceOf(row))
  }

export const createGetManyCustomers =
  ({ db }: IdentityDeps): Handler<Identity, 'getManyCustomers'> =>
  async ({ ids }) =>
    ok({ items: (await findManyCustomers(db, ids)).map(referenceOf) })

/** Only who has proved the address: an order is not given to who merely claims it. */
export const createFindVerifiedCustomer =
  ({ db }: IdentityDeps): Handler<Identity, 'findVerifiedCustomer'> =>
  async ({ email }) => {
    const row = await findCustomerByEmail(db, email)
    return ok({ customerId: row?.status === 'active' && row.emailVerifiedAt ? row.id : null })
  }

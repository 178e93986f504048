import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { listAddressesOf } from '../customer/address-store.ts'
import { addressOf } from '../customer/addresses.ts'
import { type CustomerRow, customerColumns, emailKeyOf, findCustomer } from '../customer/customer-store.ts'
import { profileOf } from '../customer/profile.ts'
import type { IdentityDeps } from '../deps.ts'
import { ById, pageOf, placeOf, rowsOf } from '../page.ts'

type Identity = typeof identityContract

const list = statement<CustomerRow>(
  'identity.list-customers',
  `select ${customerColumns} from customers
    where ($1::text is null or id < $1) and ($2::text is null or email_key = $2)
      and ($3::text is null or group_code = $3) and ($4::text is null or status = $4)
    order by id desc limit $5`,
)

export const customerOf = (row: CustomerRow) => ({ ...profileOf(row), status: row.status })

export const unknownCustomer = (id: string) =>
  new PlatformError('not_found', { detail: `There is no customer ${id}` })

export const createListCustomers =
  ({ db, cursorKey }: IdentityDeps): Handler<Identity, 'listCustomers'> =>
  async input => {
    const before = placeOf(cursorKey, input, ById)?.id ?? null
    const email = input.email === undefined ? null : emailKeyOf(input.email)
    const filters = [email, input.group ?? null, input.status ?? null]
    const rows = await db.all(list, [before, ...filters, rowsOf(input)])
    return ok(pageOf(cursorKey, input, rows, customerOf))
  }

export const createGetCustomerDetails =
  ({ db }: IdentityDeps): Handler<Identity, 'getCustomerDetails'> =>
  async ({ id }) => {
    const row = await findCustomer(db, id)
    if (!row) throw unknownCustomer(id)
    return ok({ ...customerOf(row), addresses: (await listAddressesOf(db, id)).map(addressOf) })
  }

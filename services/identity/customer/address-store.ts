import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type AddressRow = {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly line1: string
  readonly line2: string | null
  readonly city: string
  readonly region: string | null
  readonly postcode: string | null
  readonly country: string
  readonly phone: string | null
  readonly defaultShipping: boolean
  readonly defaultBilling: boolean
  readonly version: number
}
type Given = {
  readonly [K in Exclude<keyof AddressRow, 'id' | 'version'>]?: NonNullable<AddressRow[K]> | undefined
}
type Defaults = Pick<Given, 'defaultShipping' | 'defaultBilling'>

const columns = `id, name, company, line1, line2, city, region, postcode, country, phone,
  default_shipping as "defaultShipping", default_billing as "defaultBilling", version`

const listOf = statement<AddressRow>(
  'identity.list-addresses',
  `select ${columns} from addresses where customer_id = $1 order by id`,
)
const count = statement<{ count: number }>(
  'identity.count-addresses',
  'select count(*)::integer as count from addresses where customer_id = $1',
)
const clearDefaults = statement(
  'identity.clear-defaults',
  `update addresses set default_shipping = default_shipping and not $2, default_billing = default_billing and not $3
    where customer_id = $1 and ((default_shipping and $2) or (default_billing and $3))`,
)
const insert = statement<AddressRow>(
  'identity.insert-address',
  `insert into addresses (id, customer_id, name, company, line1, line2, city, region, postcode, country, phone,
                          default_shipping, default_billing)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${columns}`,
)
const update = statement<AddressRow>(
  'identity.update-address',
  `update addresses set name = $3, company = $4, line1 = $5, line2 = $6, city = $7, region = $8, postcode = $9,
          country = $10, phone = $11, default_shipping = $12, default_billing = $13, version = version + 1
    where id = $1 and customer_id = $2 returning ${columns}`,
)
const remove = statement(
  'identity.delete-address',
  'delete from addresses where id = $1 and customer_id = $2',
)

const valuesOf = (given: Given) => [
  ...[given.name, given.company ?? null, given.line1, given.line2 ?? null, given.city, given.region ?? null],
  ...[given.postcode ?? null, given.country, given.phone ?? null],
  ...[given.defaultShipping ?? false, given.defaultBilling ?? false],
]

export const listAddressesOf = (db: Queries, customerId: string) => db.all(listOf, [customerId])
export const countAddresses = async (db: Queries, customerId: string) =>
  (await db.one(count, [customerId])).count
/** One default of each kind: the one before gives way. */
export const moveDefaults = (tx: Tx, customerId: string, to: Defaults) =>
  tx.run(clearDefaults, [customerId, to.defaultShipping ?? false, to.defaultBilling ?? false])
export const insertAddress = (tx: Tx, id: string, customerId: string, given: Given) =>
  tx.one(insert, [id, customerId, ...valuesOf(given)])
export const updateAddress = (tx: Tx, id: string, customerId: string, given: Given) =>
  tx.one(update, [id, customerId, ...valuesOf(given)])
export const deleteAddress = (db: Queries, id: string, customerId: string) => db.run(remove, [id, customerId])

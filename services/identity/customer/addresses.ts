import { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { IdentityDeps } from '../deps.ts'
import {
  type AddressRow,
  countAddresses,
  deleteAddress,
  insertAddress,
  listAddressesOf,
  moveDefaults,
  updateAddress,
} from './address-store.ts'
import { lockCustomer } from './customer-store.ts'

type Identity = typeof identityContract
const most = 50

const ownerOf = ({ actor }: Call): string => {
  if (actor.kind !== 'customer') throw new PlatformError('unauthenticated')
  return actor.id
}

/** What is null in the row is absent in the answer. */
export const addressOf = (row: AddressRow) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as {
    [K in keyof AddressRow]: NonNullable<AddressRow[K]>
  }

const valuesOf = (input: InputOf<Identity['methods']['createAddress']>) => ({
  ...input,
  defaultShipping: input.defaultShipping ?? false,
  defaultBilling: input.defaultBilling ?? false,
})

export const createListAddresses =
  ({ db }: IdentityDeps): Handler<Identity, 'listAddresses'> =>
  async (_, call) =>
    ok({ items: (await listAddressesOf(db, ownerOf(call))).map(addressOf) })

export const createCreateAddress = (deps: IdentityDeps) =>
  command(
    deps.db,
    { contract: identityContract, method: 'createAddress', clock: deps.clock },
    async (tx, input, call) => {
      const owner = ownerOf(call)
      const customer = await lockCustomer(tx, owner)
      if (customer?.status !== 'active') throw new PlatformError('unauthenticated')
      if ((await countAddresses(tx, owner)) >= most)
        return fail({ code: 'too_many_addresses', detail: `Remove one first: ${most} are the most` })
      const address = valuesOf(input)
      await moveDefaults(tx, owner, address)
      return ok(addressOf(await insertAddress(tx, deps.ids.next('adr'), owner, address)))
    },
  )

export const createUpdateAddress = (deps: IdentityDeps) =>
  command(
    deps.db,
    { contract: identityContract, method: 'updateAddress', clock: deps.clock },
    async (tx, { id, ...input }, call) => {
      const owner = ownerOf(call)
      await lockCustomer(tx, owner)
      const address = valuesOf(input)
      const mine = (await listAddressesOf(tx, owner)).find(row => row.id === id)
      if (!mine) throw new PlatformError('not_found', { detail: `You have no address ${id}` })
      if (call.ifMatch !== undefined && call.ifMatch !== mine.version)
        throw new PlatformError('precondition_failed', {
          detail: `The address is at version ${mine.version}`,
        })
      await moveDefaults(tx, owner, address)
      return ok(addressOf(await updateAddress(tx, id, owner, address)))
    },
  )

export const createDeleteAddress =
  ({ db }: IdentityDeps): Handler<Identity, 'deleteAddress'> =>
  async ({ id }, call) => {
    if ((await deleteAddress(db, id, ownerOf(call))) === 0)
      throw new PlatformError('not_found', { detail: `You have no address ${id}` })
    return ok(null)
  }

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { identityContract } from '@stoa/contracts/identity'
import type { Actor } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { openIdentity } from '../testing/open-identity.ts'

const shop = await openIdentity({ after })
const home = { name: 'Ada', line1: 'Market 1', city: 'Athens', country: 'GR' }
const ada = await shop.register('ada@example.com')
const bob = await shop.register('bob@example.com')
const as = (actor: Actor) => shop.call(actor)

const addressId = unwrap(await shop.api.createAddress(home, as(ada))).id
const { sessionId, secret } = unwrap(await shop.signIn('ada@example.com'))
const exportId = unwrap(await shop.api.requestExport({}, as(ada))).id
const graceId = await shop.hire('grace@example.com', ['support'])
const graces = unwrap(await shop.signInStaff('grace@example.com'))

type Attempt = { readonly input: object; readonly actor: Actor }
/** Each method that names a thing of one's own, with a thing of somebody else's. */
const attempts: Readonly<Record<string, Attempt>> = {
  updateAddress: { input: { ...home, id: addressId, city: 'Thebes' }, actor: bob },
  deleteAddress: { input: { id: addressId }, actor: bob },
  revokeMySession: { input: { id: sessionId }, actor: bob },
  getExport: { input: { id: exportId }, actor: bob },
  downloadExport: { input: { id: exportId }, actor: bob },
  revokeMyStaffSession: {
    input: { id: graces.sessionId },
    actor: { kind: 'staff', id: 'stf_other', permissions: ['*'] },
  },
}

const named = Object.entries(identityContract.methods as Record<string, MethodDefinition>)
  .filter(([, { http }]) => /\/me\/.*:id/.test(http))
  .map(([name]) => name)

describe("another customer's", () => {
  it('is tried with every method that takes an id of something of one’s own', () => {
    assert.deepEqual(Object.keys(attempts).sort(), named.sort())
  })

  for (const [name, { input, actor }] of Object.entries(attempts))
    it(`${name} finds nothing, as if it were not there`, async () => {
      const method = shop.api[name as 'getExport']
      await assert.rejects(method(input as never, as(actor)), { code: 'not_found' })
      const unknown = { ...input, id: (input as { id: string }).id.replace(/.{4}$/, '9999') }
      await assert.rejects(method(unknown as never, as(actor)), { code: 'not_found' })
    })

  it('is as it was afterwards', async () => {
    const [address] = unwrap(await shop.api.listAddresses({}, as(ada))).items
    assert.deepEqual([address?.id, address?.city], [addressId, 'Athens'])
    assert.equal((await shop.resolve(secret!)).ok, true)
    assert.equal((await shop.resolve(graces.secret!)).ok, true)
    assert.deepEqual(unwrap(await shop.api.listAddresses({}, as(bob))).items, [])
    assert.deepEqual(unwrap(await shop.api.listMySessions({}, as(bob))).items, [])
  })

  it('is not reached with an actor whose account is gone', async () => {
    const gone: Actor = { kind: 'customer', id: 'cus_00000000000000000000000000', emailVerified: true }
    for (const name of ['getProfile', 'requestExport'] as const)
      await assert.rejects(shop.api[name]({}, as(gone)), { code: 'unauthenticated' })
    await assert.rejects(shop.api.createAddress(home, as(gone)), { code: 'unauthenticated' })
    await assert.rejects(shop.api.updateProfile({ name: 'x' }, as(gone)), { code: 'unauthenticated' })
  })
})

describe('a member of staff', () => {
  it('has the rights of the roles at this moment, and none while two steps are to be set up', async () => {
    const { items } = unwrap(
      await shop.api.listRoles({}, as({ kind: 'staff', id: graceId, permissions: ['staff.read'] })),
    )
    const support = items.find(({ name }) => name === 'support')?.permissions
    assert.ok(support?.includes('customers.write') && !support.includes('staff.write'))
    const { actor, mustEnrol } = unwrap(await shop.resolve(graces.secret!))
    assert.deepEqual([mustEnrol, actor], [true, { kind: 'staff', id: graceId, permissions: [] }])
  })
})

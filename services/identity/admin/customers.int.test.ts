import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { errorOf, openIdentity } from '../testing/open-identity.ts'

const shop = await openIdentity({ after })
const clerk: Actor = {
  kind: 'staff',
  id: 'stf_c',
  permissions: ['customers.read', 'customers.write', 'audit.read'],
}
const staff = (more: object = {}) => shop.call(clerk, more)
/** Who looked at them just now. */
const seen = async (id: string) =>
  staff({ ifMatch: unwrap(await shop.api.getCustomerDetails({ id }, staff())).version })

describe('customers, to staff', () => {
  it('are listed page by page, the newest first, and found by address, group and status', async () => {
    const all = []
    for (const name of ['a', 'b', 'c']) all.unshift((await shop.register(`${name}@example.com`)).id)
    const first = unwrap(await shop.api.listCustomers({ limit: 2 }, staff()))
    const second = unwrap(await shop.api.listCustomers({ limit: 2, cursor: first.next! }, staff()))
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => id),
      all,
    )
    assert.equal(second.next, undefined)
    unwrap(await shop.api.updateCustomer({ id: all[0]!, group: 'trade' }, await seen(all[0]!)))
    const ids = async (filter: object) =>
      unwrap(await shop.api.listCustomers(filter, staff())).items.map(({ id }) => id)
    assert.deepEqual(await ids({ email: 'B@example.com' }), [all[1]])
    assert.deepEqual(await ids({ group: 'trade' }), [all[0]])
    assert.deepEqual(await ids({ status: 'blocked' }), [])
    const forged = { cursor: `${first.next!.slice(0, -2)}AA` }
    await assert.rejects(shop.api.listCustomers(forged, staff()), { code: 'invalid_cursor' })
  })

  it('come into a group, which their next request and pricing know of', async () => {
    const ada = await shop.register('ada@example.com')
    const { secret } = unwrap(await shop.signIn('ada@example.com'))
    const { version } = unwrap(await shop.api.getCustomerDetails({ id: ada.id }, staff()))
    unwrap(await shop.api.updateCustomer({ id: ada.id, group: 'trade' }, staff({ ifMatch: version })))
    assert.equal(unwrap(await shop.resolve(secret!)).customerGroup, 'trade')
    const reference = unwrap(await shop.inside.getCustomer({ id: ada.id }, shop.gateway()))
    assert.deepEqual(reference, {
      ...{ id: ada.id, status: 'active', emailVerified: true, language: 'en', group: 'trade' },
    })
    const stale = shop.api.updateCustomer({ id: ada.id, group: null }, staff({ ifMatch: version }))
    await assert.rejects(stale, { code: 'precondition_failed' })
    unwrap(await shop.api.updateCustomer({ id: ada.id, group: null }, await seen(ada.id)))
    assert.equal(unwrap(await shop.resolve(secret!)).customerGroup, undefined)
  })

  it('are blocked at once, told to others, and written down', async () => {
    const { id } = await shop.register('bad@example.com')
    const { secret } = unwrap(await shop.signIn('bad@example.com'))
    const { refreshToken } = unwrap(await shop.signIn('bad@example.com', { transport: 'token' }))
    unwrap(await shop.api.updateCustomer({ id, status: 'blocked' }, await seen(id)))
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
    const refreshed = await shop.inside.refreshSession({ refreshToken: refreshToken! }, shop.gateway())
    assert.equal(errorOf(refreshed), 'refresh_invalid')
    const event = (await shop.events('identity.customer-changed')).at(-1)
    assert.deepEqual(event?.data, { customerId: id, blocked: true })
    const { items } = unwrap(await shop.api.listIdentityAudit({ entity: id }, staff()))
    assert.deepEqual(items[0]?.changes, { status: { before: 'active', after: 'blocked' } })
  })
})

describe('customers, to neighbours', () => {
  it('have a contact to be asked for when something is sent, and a reference with nothing personal', async () => {
    const { id } = await shop.register('eve@example.com')
    const contact = unwrap(await shop.inside.getContact({ customerId: id }, shop.gateway()))
    assert.deepEqual(contact, {
      ...{ email: 'eve@example.com', name: 'Ada', language: 'en', emailVerified: true, marketing: false },
    })
    const unknown = 'cus_00000000000000000000000000'
    const { items } = unwrap(await shop.inside.getManyCustomers({ ids: [id, unknown] }, shop.gateway()))
    assert.deepEqual(
      items.map(each => each.id),
      [id],
    )
    assert.equal(JSON.stringify(items).includes('eve@'), false)
    assert.equal(errorOf(await shop.inside.getCustomer({ id: unknown }, shop.gateway())), 'customer_unknown')
  })
})

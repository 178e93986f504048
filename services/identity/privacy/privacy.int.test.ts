import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { errorOf, openIdentity, password } from '../testing/open-identity.ts'

/** One that the fleet knows of, one that the environment adds. */
const shop = await openIdentity({ after }, { personalDataIn: ['cart'] }, { personalDataIn: ['orders'] })
const officer = () =>
  shop.call({
    kind: 'staff',
    id: 'stf_officer',
    permissions: ['privacy.write', 'customers.read'],
  })
const home = { name: 'Eve Adams', line1: 'Market 1', city: 'Athens', postcode: '10555', country: 'GR' }
const answer = (id: string, service: string, data?: unknown) =>
  shop.inside.completePrivacyPart(
    { id, service, ...(data !== undefined && { data }) },
    shop.call({ kind: 'system', id: service }, { caller: service }),
  )

describe('rule 22: an export', () => {
  it('is ready when every service that holds personal data has answered, once', async () => {
    const eve = await shop.register('eve@example.com')
    unwrap(await shop.api.createAddress(home, shop.call(eve)))
    const { id, status, parts } = unwrap(await shop.api.requestExport({}, shop.call(eve)))
    assert.deepEqual(
      [status, parts.map(part => `${part.service} ${part.status}`)],
      ['running', ['cart waiting', 'identity done', 'orders waiting']],
    )
    const download = () => shop.api.downloadExport({ id }, shop.call(eve))
    assert.equal(errorOf(await download()), 'not_ready')
    unwrap(await answer(id, 'orders', { orders: ['1001'] }))
    await Promise.all([
      answer(id, 'cart', {}),
      answer(id, 'cart', { second: 'changes nothing' }),
      answer(id, 'orders'),
    ])
    assert.equal(unwrap(await shop.api.getExport({ id }, shop.call(eve))).status, 'done')
    const { sections } = unwrap(await download())
    assert.deepEqual(sections.orders, { orders: ['1001'] })
    const own = sections.identity as { profile: { email: string }; addresses: { name: string }[] }
    assert.deepEqual([own.profile.email, own.addresses[0]?.name], ['eve@example.com', 'Eve Adams'])
    assert.equal((await shop.events('identity.customer-export-ready')).length, 1)
  })

  it('has what a service knows that nobody waited for, too', async () => {
    const joe = await shop.register('joe@example.com')
    const { id } = unwrap(await shop.api.requestExport({}, shop.call(joe)))
    for (const service of ['orders', 'cart', 'reviews']) unwrap(await answer(id, service, { service }))
    const { sections } = unwrap(await shop.api.downloadExport({ id }, shop.call(joe)))
    assert.deepEqual(sections.reviews, { service: 'reviews' })
  })

  it('is kept for seven days', async () => {
    const bob = await shop.register('bob@example.com')
    const { id } = unwrap(await shop.api.requestExport({}, shop.call(bob)))
    for (const service of ['orders', 'cart']) unwrap(await answer(id, service, {}))
    const download = () => shop.api.downloadExport({ id }, shop.call(bob))
    assert.equal((await download()).ok, true)
    shop.clock.advance(8 * 86_400_000)
    await shop.drain()
    await assert.rejects(download(), { code: 'not_found' })
  })

  it('is answered by each service for itself only', async () => {
    const { id } = unwrap(await shop.api.requestExport({}, shop.call(await shop.register('x@example.com'))))
    const forged = shop.call({ kind: 'system', id: 'cart' }, { caller: 'cart' })
    await assert.rejects(shop.inside.completePrivacyPart({ id, service: 'orders' }, forged), {
      code: 'forbidden',
    })
    await assert.rejects(answer('prv_00000000000000000000000000', 'orders'), { code: 'not_found' })
  })
})

describe('rule 22: an erasure', () => {
  it('needs the password, ends everything at once, and tells the others', async () => {
    const ada = await shop.register('ada@example.com')
    unwrap(await shop.api.createAddress(home, shop.call(ada)))
    const { secret } = unwrap(await shop.signIn('ada@example.com'))
    const erase = (given: string) => shop.api.eraseMe({ password: given }, shop.call(ada))
    assert.equal(errorOf(await erase('wrong')), 'wrong_password')
    const { id } = unwrap(await erase(password))
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
    assert.equal(errorOf(await shop.signIn('ada@example.com')), 'invalid_credentials')
    const contact = await shop.inside.getContact({ customerId: ada.id }, shop.gateway())
    assert.equal(errorOf(contact), 'contact_gone')
    const [event] = await shop.events('identity.customer-erased')
    assert.deepEqual(event?.data, { customerId: ada.id, requestId: id })
    for (const service of ['orders', 'cart']) unwrap(await answer(id, service))
    const { items } = unwrap(await shop.api.listPrivacyRequests({ status: 'done' }, officer()))
    assert.deepEqual([items[0]?.id, items[0]?.kind, items[0]?.customerId], [id, 'erase', ada.id])
  })

  it('leaves nothing personal of them in any table', async () => {
    const tables = await shop.db.all(
      statement<{ name: string }>(
        'test.tables',
        `select table_name as name from information_schema.tables where table_schema = current_schema()`,
      ),
    )
    assert.ok(tables.length > 12)
    for (const { name } of tables) {
      const rows = await shop.db.all<{ row: string }>(
        statement(`test.rows-${name.replaceAll('_', '-')}`, `select to_jsonb(t)::text as row from ${name} t`),
      )
      const found = rows.filter(({ row }) => /ada@example.com/.test(row))
      assert.deepEqual(found, [], name)
    }
  })

  it('leaves the row that orders point to, and frees the address for a new account', async () => {
    const again = await shop.register('ada@example.com')
    const erased = unwrap(await shop.api.listCustomers({ status: 'erased' }, officer())).items
    assert.equal(erased.length, 1)
    assert.notEqual(erased[0]?.id, again.id)
    assert.match(erased[0]!.email, /@erased\.invalid$/)
  })

  it('by staff is written down, and done once', async () => {
    const { id } = await shop.register('letter@example.com')
    unwrap(await shop.api.eraseCustomer({ id }, officer()))
    await assert.rejects(shop.api.eraseCustomer({ id }, officer()), { code: 'not_found' })
    const auditor: Actor = { kind: 'staff', id: 'stf_a', permissions: ['audit.read'] }
    const { items } = unwrap(await shop.api.listIdentityAudit({ entity: id }, shop.call(auditor)))
    assert.deepEqual(
      items.map(({ action, actor }) => [action, actor]),
      [['customer.erased', 'staff:stf_officer']],
    )
  })
})

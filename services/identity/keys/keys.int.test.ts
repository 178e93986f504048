import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { errorOf, openIdentity } from '../testing/open-identity.ts'

const shop = await openIdentity({ after })
const owner: Actor = { kind: 'staff', id: 'stf_test', permissions: ['*'] }
const create = (more: object = {}, who: Actor = owner) =>
  shop.api.createApiKey({ name: 'Feed', permissions: ['catalog.read'], ...more }, shop.call(who))
const resolve = (key: string) => shop.inside.resolveKey({ key }, shop.gateway())
const list = async () => unwrap(await shop.api.listApiKeys({ limit: 100 }, shop.call(owner))).items

describe('an API key', () => {
  it('is shown once, known by its prefix, and speaks for itself with what it was given', async () => {
    const { key, id, prefix } = unwrap(await create())
    assert.match(key, /^stoa_k_[\w-]{43}$/)
    assert.equal(key.startsWith(prefix) && prefix.length === 11, true)
    assert.deepEqual(unwrap(await resolve(key)).actor, { kind: 'key', id, permissions: ['catalog.read'] })
    assert.equal(JSON.stringify(await list()).includes(key), false)
    assert.equal((await list())[0]?.lastUsedAt, shop.clock.iso())
  })

  it('is made once under an Idempotency-Key: asked again, the same is shown, and it is stored nowhere', async () => {
    const once = () =>
      shop.api.createApiKey(
        { name: 'Once', permissions: ['catalog.read'] },
        shop.call(owner, { idempotencyKey: 'key-1' }),
      )
    const [first, again] = [unwrap(await once()), unwrap(await once())]
    assert.deepEqual(again, first)
    assert.equal((await list()).filter(({ name }) => name === 'Once').length, 1)
    assert.equal((await resolve(again.key)).ok, true)
    const stored = await shop.db.all(sql`select i::text as row from idempotency i union all
      select k::text from api_keys k union all select a::text from audit a`)
    assert.equal(JSON.stringify(stored).includes(first.key), false)
    assert.equal(JSON.stringify(stored).includes(first.id), true)
  })

  it('ends when it expires or is revoked, and verifiers are told of it', async () => {
    const expiring = unwrap(await create({ expiresAt: '2026-03-02T00:00:00Z' }))
    const revoked = unwrap(await create())
    unwrap(await shop.api.revokeApiKey({ id: revoked.id }, shop.call(owner)))
    assert.equal(errorOf(await resolve(revoked.key)), 'key_invalid')
    const told = unwrap(await shop.inside.listRevocations({}, shop.gateway())).keyIds
    assert.deepEqual(told, [revoked.id])
    await assert.rejects(shop.api.revokeApiKey({ id: revoked.id }, shop.call(owner)), { code: 'not_found' })
    assert.equal((await resolve(expiring.key)).ok, true)
    shop.clock.set('2026-03-02T00:00:00Z')
    assert.equal(errorOf(await resolve(expiring.key)), 'key_invalid')
  })

  it('can do no more than its maker, and nothing that does not exist', async () => {
    const maker: Actor = { kind: 'staff', id: 'stf_small', permissions: ['keys.write', 'catalog.read'] }
    assert.equal(errorOf(await create({ permissions: ['orders.read'] }, maker)), 'more_than_own')
    assert.equal(errorOf(await create({ permissions: ['*'] }, maker)), 'more_than_own')
    assert.equal((await create({}, maker)).ok, true)
    assert.equal(errorOf(await create({ permissions: ['moon.write'] })), 'unknown_permission')
  })

  it('needs an expiry that is a time to come', async () => {
    for (const expiresAt of ['2020-01-01T00:00:00Z', 'tomorrow'])
      assert.equal(errorOf(await create({ expiresAt })), 'expiry_invalid')
  })

  it('cannot make further keys', async () => {
    await assert.rejects(create({}, { kind: 'key', id: 'key_x', permissions: ['*'] }), { code: 'forbidden' })
  })

  it('of the data folder is adopted as one that opens everything, once', async () => {
    const key = 'a-key-that-was-made-elsewhere-with-43-letters'
    await shop.bootstrap.adoptApiKey(key, 'Data folder')
    await shop.bootstrap.adoptApiKey(key, 'Data folder')
    assert.equal((await list()).filter(({ name }) => name === 'Data folder').length, 1)
    const { actor } = unwrap(await resolve(key))
    assert.deepEqual('permissions' in actor && actor.permissions, ['*'])
    await assert.rejects(shop.bootstrap.adoptApiKey('short', 'x'), /at least 32 characters/)
  })

  it('leaves a row in the audit log when it is made, adopted and revoked', async () => {
    const { items } = unwrap(await shop.api.listIdentityAudit({ limit: 100 }, shop.call(owner)))
    const actions = new Set(items.map(({ action }) => action))
    assert.deepEqual([...actions].sort(), ['key.adopted', 'key.created', 'key.revoked'])
  })
})

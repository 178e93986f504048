import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { passwordHash } from '../crypto/password-hash.ts'
import { findCustomer, setPassword } from '../customer/customer-store.ts'
import { identityDeps } from '../deps.ts'
import { errorOf, from, openIdentity, password } from '../testing/open-identity.ts'
import { openSession } from './open-session.ts'

const shop = await openIdentity({ after }, { triesPerAccount: 3, triesPerAddress: 8 })
const quarter = 15 * 60_000
let network = 0
const freshAddress = () => `198.51.100.${network++}`
const tryIn = (email: string, given = password, address = freshAddress()) =>
  shop.inside.openCustomerSession(
    { ...from, address, email, password: given, transport: 'cookie' },
    shop.gateway(),
  )
const limited = { code: 'too_many_requests' }

describe('signing in', () => {
  it('answers alike whether the account is unknown, the password wrong or the customer blocked', async () => {
    const { id } = await shop.register('ada@example.com')
    const officer = shop.call({ kind: 'key', id: 'k', permissions: ['customers.write'] }, { ifMatch: 3 })
    const blocked = await shop.register('blocked@example.com')
    unwrap(await shop.api.updateCustomer({ id: blocked.id, status: 'blocked' }, officer))
    const answers = [
      await tryIn('nobody@example.com'),
      await tryIn('ada@example.com', 'a wrong password'),
      await tryIn('blocked@example.com'),
    ]
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.equal(errorOf(answers[0]!), 'invalid_credentials')
    assert.ok(id)
  })

  it('renews a hash of an older cost with the password at hand', async () => {
    await shop.register('old@example.com')
    const set = statement(
      'test.set-hash',
      `update customers set password_hash = $1 where email_key = 'old@example.com'`,
    )
    const get = statement<{ hash: string }>(
      'test.get-hash',
      `select password_hash as hash from customers where email_key = 'old@example.com'`,
    )
    const { hash } = await shop.db.one(get)
    await shop.db.run(set, [await passwordHash({ memoryKiB: 32, passes: 1 }).hash(password)])
    unwrap(await tryIn('old@example.com'))
    assert.match((await shop.db.one(get)).hash, /\$m=64,t=1,/)
    assert.match(hash, /\$m=64,t=1,/)
  })
})

describe('signing in while the account changes', () => {
  it('opens nothing for a password that was changed meanwhile', async () => {
    const { id } = await shop.register('meanwhile@example.com')
    const seen = (await findCustomer(shop.db, id))!
    const open = () =>
      openSession(identityDeps(shop.options), seen, { device: 'x', transport: 'cookie' }, shop.gateway())
    assert.ok(await open())
    await setPassword(shop.db, id, 'another hash')
    assert.equal(await open(), undefined)
  })
})

describe('throttling', () => {
  it('stops guessing at one account from anywhere, also with the right password, for a quarter of an hour', async () => {
    await shop.register('target@example.com')
    for (let i = 0; i < 3; i++) assert.equal((await tryIn('target@example.com', 'wrong')).ok, false)
    await assert.rejects(
      tryIn('target@example.com'),
      (error: { code: string; retryAfterSeconds: number }) => {
        assert.deepEqual([error.code, error.retryAfterSeconds], ['too_many_requests', 900])
        return true
      },
    )
    shop.clock.advance(quarter)
    assert.equal((await tryIn('target@example.com')).ok, true)
  })

  it('counts tries before they are made: many at once cannot slip through', async () => {
    await shop.register('race@example.com')
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => tryIn('race@example.com', 'wrong')),
    )
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 3)
  })

  it('forgets the wrong tries of who got in', async () => {
    await shop.register('clumsy@example.com')
    for (let i = 0; i < 4; i++) {
      assert.equal(errorOf(await tryIn('clumsy@example.com', 'wrong')), 'invalid_credentials')
      assert.equal((await tryIn('clumsy@example.com')).ok, true)
    }
  })

  it('stops one network from guessing at many accounts; a /64 is one network', async () => {
    for (let i = 0; i < 8; i++) await tryIn(`guess${i}@example.com`, 'wrong', `2001:db8:1:2::${i}`)
    await assert.rejects(tryIn('guess9@example.com', 'wrong', '2001:db8:1:2:ffff::1'), limited)
    assert.equal((await tryIn('guess9@example.com', 'wrong', '2001:db8:1:3::1')).ok, false)
  })

  it('keeps no address: not the person’s and not the network’s', async () => {
    const rows = await shop.db.all(
      statement<{ bucket: string }>('test.buckets', 'select bucket from attempts'),
    )
    assert.ok(rows.length > 0)
    assert.equal(/@|\d+\.\d+\.\d+|2001:/.test(JSON.stringify(rows)), false)
  })

  it('holds for the current password of a stolen session too', async () => {
    const bob = await shop.register('stolen@example.com')
    const guess = () =>
      shop.api.changePassword({ current: 'guess', password: 'another long password' }, shop.call(bob))
    for (let i = 0; i < 3; i++) assert.equal(errorOf(await guess()), 'wrong_password')
    await assert.rejects(guess(), limited)
  })
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { errorOf, openIdentity, password } from '../testing/open-identity.ts'

const shop = await openIdentity({ after })
const anyone = () => shop.call()
const register = (email: string, more: object = {}) =>
  shop.api.registerCustomer({ email, password, ...more }, anyone())
const tokenOf = async (type: string) => (await shop.mail(type)).token
const pending = statement<{ kind: string }>('test.pending', 'select kind from mail_requests')
const ask = 'identity.password-reset-requested'

describe('registering', () => {
  it('answers the same for a known address, whose owner is told instead', async () => {
    assert.deepEqual(unwrap(await register('ada@example.com')), { status: 'accepted' })
    assert.deepEqual(unwrap(await register('Ada@Example.com')), { status: 'accepted' })
    const types = (await shop.events()).map(({ type }) => type)
    assert.deepEqual(types.sort(), [
      'identity.customer-registered',
      'identity.email-verification-requested',
      'identity.registration-repeated',
    ])
  })

  it('makes one account of many who register one address at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => register('race@example.com')))
    const events = await shop.events('identity.customer-registered')
    assert.equal(new Set(events.map(({ aggregateId }) => aggregateId)).size, 2)
  })

  it('keeps the first password when somebody registers the address again', async () => {
    unwrap(await register('first@example.com'))
    unwrap(await register('first@example.com', { password: 'a thief was here' }))
    assert.equal((await shop.signIn('first@example.com')).ok, true)
    const theirs = await shop.signIn('first@example.com', { password: 'a thief was here' })
    assert.equal(errorOf(theirs), 'invalid_credentials')
  })

  it('refuses a weak password, and one that is too short with the field that is wrong', async () => {
    assert.equal(errorOf(await register('weak@example.com', { password: 'aaaaaaaaaaaa' })), 'password_weak')
    await assert.rejects(register('weak@example.com', { password: 'short' }), {
      code: 'validation_failed',
      message: /\/password/,
    })
  })

  it('takes no actor in the body, and rejects what it does not know', async () => {
    await assert.rejects(register('x@example.com', { status: 'blocked' }), { code: 'validation_failed' })
  })
})

describe('rule 19: no personal data', () => {
  it('is in any event', async () => {
    const text = JSON.stringify(await shop.events())
    for (const personal of ['@example.com', 'Ada', password]) assert.equal(text.includes(personal), false)
  })
})

describe('proving an address', () => {
  it('works once, with the token of the message that was sent last', async () => {
    unwrap(await register('eve@example.com'))
    const first = await tokenOf('identity.email-verification-requested')
    unwrap(await shop.api.requestEmailVerification({ email: 'eve@example.com' }, anyone()))
    const second = await tokenOf('identity.email-verification-requested')
    const verify = (token: string) => shop.api.verifyEmail({ token }, anyone())
    assert.equal(errorOf(await verify(first)), 'token_invalid')
    const both = await Promise.all([verify(second), verify(second)])
    assert.deepEqual(both.map(errorOf).sort(), ['token_invalid', undefined])
    const { actor } = unwrap(await shop.signIn('eve@example.com'))
    assert.equal('emailVerified' in actor && actor.emailVerified, true)
  })

  it('with a token that is late, or made up, does not', async () => {
    unwrap(await register('late@example.com'))
    const token = await tokenOf('identity.email-verification-requested')
    shop.clock.advance(3 * 86_400_000 + 1)
    for (const wrong of [token, 'tok_00000000000000000000000099.made-up'])
      assert.equal(errorOf(await shop.api.verifyEmail({ token: wrong }, anyone())), 'token_invalid')
  })

  it('rule 12: makes the account one that guests’ orders can be claimed by, and not before', async () => {
    const find = async (email: string) =>
      unwrap(await shop.inside.findVerifiedCustomer({ email }, shop.gateway())).customerId
    const { id } = await shop.register('claims@example.com')
    await shop.register('pending@example.com', { verified: false })
    assert.deepEqual(
      [await find('Claims@example.com'), await find('pending@example.com'), await find('no@example.com')],
      [id, null, null],
    )
  })
})

describe('a forgotten password', () => {
  const reset = (token: string, next: string) => shop.api.resetPassword({ token, password: next }, anyone())
  const request = (email: string) => shop.api.requestPasswordReset({ email }, anyone())

  it('is asked for with the same answer and the same row, known or not: a job does the rest', async () => {
    await shop.register('known@example.com')
    const left = async (email: string) => {
      assert.deepEqual(unwrap(await request(email)), { status: 'accepted' })
      return (await shop.db.all(pending)).map(({ kind }) => kind)
    }
    assert.deepEqual(await left('known@example.com'), ['reset-password'])
    await shop.drain()
    assert.deepEqual(await left('nobody@example.com'), ['reset-password'])
    await shop.drain()
    assert.deepEqual(await shop.db.all(pending), [])
  })

  it('is changed once by the link, which ends every session and proves the address', async () => {
    const { id } = await shop.register('forgot@example.com', { verified: false })
    const { secret } = unwrap(await shop.signIn('forgot@example.com'))
    unwrap(await request('forgot@example.com'))
    const token = await tokenOf(ask)
    assert.equal(errorOf(await reset(token, 'aaaaaaaaaaaa')), 'password_weak')
    assert.equal((await reset(token, 'another long password')).ok, true)
    assert.equal(errorOf(await reset(token, 'another long password')), 'token_invalid')
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
    assert.equal(errorOf(await shop.signIn('forgot@example.com')), 'invalid_credentials')
    const { actor } = unwrap(await shop.signIn('forgot@example.com', { password: 'another long password' }))
    assert.deepEqual(actor, { kind: 'customer', id, emailVerified: true })
  })

  it('sends nobody more than three messages in a quarter of an hour', async () => {
    await shop.register('flood@example.com')
    const count = async () => (await shop.events(ask)).length
    const before = await count()
    for (let i = 0; i < 6; i++) {
      unwrap(await request('flood@example.com'))
      await shop.drain()
    }
    assert.equal((await count()) - before, 2) // the third was the one that proved the address
    shop.clock.advance(15 * 60_000)
    unwrap(await request('flood@example.com'))
    assert.equal((await count()) - before, 3)
  })

  it('tells nobody where to send a link that was used', async () => {
    await shop.register('used@example.com')
    unwrap(await request('used@example.com'))
    const { data } = (await shop.events(ask)).at(-1)!
    const { tokenId } = data as { tokenId: string }
    const mail = () => shop.inside.getTokenMail({ tokenId }, shop.gateway())
    const { to, kind, token } = unwrap(await mail())
    assert.deepEqual([to.email, to.name, kind], ['used@example.com', 'Ada', 'reset-password'])
    unwrap(await reset(token, 'another long password'))
    assert.equal(errorOf(await mail()), 'token_gone')
  })
})

describe('another e-mail address', () => {
  const ask = (actor: Actor, email: string, given = password) =>
    shop.api.requestEmailChange({ email, password: given }, shop.call(actor))
  const link = async () => shop.mail('identity.email-change-requested')
  const confirm = (token: string) => shop.api.confirmEmailChange({ token }, anyone())
  const emailOf = async (customerId: string) =>
    unwrap(await shop.inside.getContact({ customerId }, shop.gateway())).email

  it('is the account’s once the link that went there is used, and not before', async () => {
    const mover = await shop.register('mover@example.com', { verified: false })
    assert.equal(errorOf(await ask(mover, 'moved@example.com', 'wrong')), 'wrong_password')
    unwrap(await ask(mover, 'moved@example.com'))
    const { to, token, kind } = await link()
    assert.deepEqual(
      [to.email, kind, await emailOf(mover.id)],
      ['moved@example.com', 'change-email', 'mover@example.com'],
    )
    assert.equal((await confirm(token)).ok, true)
    assert.equal(await emailOf(mover.id), 'moved@example.com')
    assert.equal(errorOf(await confirm(token)), 'token_invalid')
    const { actor } = unwrap(await shop.signIn('moved@example.com'))
    assert.deepEqual(actor, { ...mover, emailVerified: true })
    assert.equal(errorOf(await shop.signIn('mover@example.com')), 'invalid_credentials')
  })

  it('that has an account is refused by the link only, so that nobody learns it', async () => {
    await shop.register('taken@example.com')
    const other = await shop.register('other@example.com')
    assert.deepEqual(unwrap(await ask(other, 'Taken@example.com')), { status: 'accepted' })
    assert.equal(errorOf(await confirm((await link()).token)), 'token_invalid')
    assert.equal(await emailOf(other.id), 'other@example.com')
  })

  it('goes to one of two accounts that ask for it at once', async () => {
    const tokens = []
    for (const name of ['left', 'right']) {
      unwrap(await ask(await shop.register(`${name}@example.com`), 'middle@example.com'))
      tokens.push((await link()).token)
    }
    const both = await Promise.all(tokens.map(confirm))
    assert.deepEqual(both.map(errorOf).sort(), ['token_invalid', undefined])
  })
})

describe('your own account', () => {
  it('is read, changed and versioned', async () => {
    const ada = await shop.register('me@example.com')
    const profile = unwrap(await shop.api.getProfile({}, shop.call(ada)))
    assert.deepEqual([profile.email, profile.name, profile.marketing], ['me@example.com', 'Ada', false])
    const stale = shop.call(ada, { ifMatch: profile.version - 1 })
    await assert.rejects(shop.api.updateProfile({ name: 'X' }, stale), { code: 'precondition_failed' })
    const seen = shop.call(ada, { ifMatch: profile.version })
    const changed = unwrap(await shop.api.updateProfile({ name: 'Ada L.', marketing: true }, seen))
    assert.deepEqual(
      [changed.name, changed.marketing, changed.language, changed.version],
      ['Ada L.', true, 'en', profile.version + 1],
    )
  })

  it('changes its password with the one that it has, and then no session is left', async () => {
    const bob = await shop.register('change@example.com')
    const { secret } = unwrap(await shop.signIn('change@example.com'))
    const change = (current: string, next: string) =>
      shop.api.changePassword({ current, password: next }, shop.call(bob))
    assert.equal(errorOf(await change('wrong', 'another long password')), 'wrong_password')
    assert.equal(errorOf(await change(password, 'change@example.com')), 'password_weak')
    unwrap(await change(password, 'another long password'))
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
  })

  it('has an address book with one default of each kind, of fifty at most', async () => {
    const eve = await shop.register('book@example.com')
    const home = { name: 'Eve', line1: 'Market 1', city: 'Athens', postcode: '10555', country: 'GR' }
    const add = (more: object = {}) => shop.api.createAddress({ ...home, ...more }, shop.call(eve))
    const one = unwrap(await add({ defaultShipping: true, defaultBilling: true }))
    const two = unwrap(await add({ defaultShipping: true }))
    const list = async () => unwrap(await shop.api.listAddresses({}, shop.call(eve))).items
    assert.deepEqual(
      (await list()).map(({ id, defaultShipping, defaultBilling }) => [id, defaultShipping, defaultBilling]),
      [
        [one.id, false, true],
        [two.id, true, false],
      ],
    )
    const { version } = unwrap(
      await shop.api.updateAddress({ ...home, id: two.id, city: 'Patras' }, shop.call(eve)),
    )
    assert.equal(version, 2)
    unwrap(await shop.api.deleteAddress({ id: one.id }, shop.call(eve)))
    for (let i = 0; i < 49; i++) unwrap(await add())
    assert.equal(errorOf(await add()), 'too_many_addresses')
  })
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { errorOf, openIdentity } from '../testing/open-identity.ts'

const shop = await openIdentity({ after })
const minute = 60_000
const tokens = (email: string) => shop.signIn(email, { transport: 'token' }).then(unwrap)
const refresh = (refreshToken: string) => shop.inside.refreshSession({ refreshToken }, shop.gateway())

describe('a session of a browser', () => {
  it('is an opaque secret that says who it is, with group and end', async () => {
    const ada = await shop.register('ada@example.com')
    const opened = unwrap(await shop.signIn('ADA@example.com'))
    assert.match(opened.secret!, /^stoa_s_[\w-]{43}$/)
    assert.equal(opened.accessToken, undefined)
    const { sessionId, expiresAt } = opened
    assert.deepEqual(unwrap(await shop.resolve(opened.secret!)), { actor: ada, sessionId, expiresAt })
  })

  it('has another secret after each sign-in, and tells the cart whose guest it was', async () => {
    const [one, two] = [
      unwrap(await shop.signIn('ada@example.com')),
      unwrap(await shop.signIn('ada@example.com')),
    ]
    assert.notEqual(one.secret, two.secret)
    assert.notEqual(one.sessionId, two.sessionId)
    const guest = unwrap(await shop.inside.openGuestSession({}, shop.gateway()))
    const asked = {
      address: '192.0.2.7',
      device: 'x',
      email: 'ada@example.com',
      password: 'correct horse battery',
    }
    const input = { ...asked, transport: 'cookie', guestId: guest.guestId } as const
    const { actor } = unwrap(await shop.inside.openCustomerSession(input, shop.gateway()))
    const event = (await shop.events('identity.customer-signed-in')).at(-1)
    assert.deepEqual(event?.data, { customerId: 'id' in actor && actor.id, guestId: guest.guestId })
  })

  it('ends when it is idle too long, and lives on when it is used', async () => {
    const { secret } = unwrap(await shop.signIn('ada@example.com'))
    shop.clock.advance(29 * 24 * 60 * minute)
    assert.equal((await shop.resolve(secret!)).ok, true)
    shop.clock.advance(29 * 24 * 60 * minute)
    assert.equal((await shop.resolve(secret!)).ok, true)
    shop.clock.advance(31 * 24 * 60 * minute)
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
  })

  it('is over at sign-out, which always succeeds', async () => {
    const { secret } = unwrap(await shop.signIn('ada@example.com'))
    for (const each of [secret!, secret!, 'stoa_s_never'])
      assert.equal((await shop.inside.closeSession({ secret: each }, shop.gateway())).ok, true)
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
  })
})

describe('a guest', () => {
  it('has a signed name of which nothing is stored, for ninety days', async () => {
    const { guestId, secret } = unwrap(await shop.inside.openGuestSession({}, shop.gateway()))
    const { actor } = unwrap(await shop.resolve(secret))
    assert.deepEqual(actor, { kind: 'guest', id: guestId })
    const forged = secret.replace(/gst_0/, 'gst_1')
    assert.equal(errorOf(await shop.resolve(forged)), 'session_ended')
    shop.clock.advance(90 * 24 * 60 * minute)
    assert.equal(errorOf(await shop.resolve(secret)), 'session_ended')
  })
})

describe('an access token', () => {
  it('is checked with the published keys alone', async () => {
    const { accessToken, sessionId } = await tokens('ada@example.com')
    const keys = unwrap(await shop.api.getKeySet({}, shop.call()))
    const currentDate = new Date(shop.clock.now())
    const { payload, protectedHeader } = await jwtVerify(accessToken!, createLocalJWKSet(keys), {
      currentDate,
    })
    assert.deepEqual([protectedHeader.alg, protectedHeader.typ, payload.sid], ['EdDSA', 'at+jwt', sessionId])
    assert.deepEqual([payload.iss, payload.aud, payload.exp! - payload.iat!], ['stoa', 'stoa', 600])
    assert.equal(JSON.stringify(payload).includes('ada@'), false)
  })

  it('stands for its session as long as both hold', async () => {
    const { accessToken, refreshToken } = await tokens('ada@example.com')
    assert.equal(unwrap(await shop.resolve(accessToken!)).actor.kind, 'customer')
    assert.equal(errorOf(await shop.resolve(`${accessToken!.slice(0, -3)}abc`)), 'session_ended')
    shop.clock.advance(11 * minute)
    assert.equal(errorOf(await shop.resolve(accessToken!)), 'session_ended')
    const next = unwrap(await refresh(refreshToken!))
    await shop.inside.closeSession({ secret: next.refreshToken! }, shop.gateway())
    assert.equal(errorOf(await shop.resolve(next.accessToken!)), 'session_ended')
  })

  it('is signed by a key that was published a day before, and old keys stay as long as they may matter', async () => {
    const ids = async () => unwrap(await shop.api.getKeySet({}, shop.call())).keys.map(({ kid }) => kid)
    const kidOf = async () => {
      const { accessToken } = await tokens('ada@example.com')
      return JSON.parse(Buffer.from(accessToken!.split('.')[0]!, 'base64url').toString()).kid
    }
    await Promise.all(Array.from({ length: 5 }, () => shop.service.warm!()))
    assert.equal((await ids()).length, 1)
    shop.clock.advance(2 * 24 * 60 * minute)
    const [old] = await ids()
    assert.equal(await kidOf(), old)
    shop.clock.advance(30 * 24 * 60 * minute)
    await shop.drain()
    assert.equal((await ids()).length >= 2, true)
    assert.equal(await kidOf(), old)
    shop.clock.advance(25 * 60 * minute)
    assert.notEqual(await kidOf(), old)
    assert.equal((await ids()).includes(old!), true)
  })
})

describe('rule 15: a refresh token', () => {
  it('is exchanged once, and answers racing tabs with the same successor for ten seconds', async () => {
    const { refreshToken } = await tokens('ada@example.com')
    const racing = await Promise.all(Array.from({ length: 5 }, () => refresh(refreshToken!)))
    assert.equal(new Set(racing.map(each => unwrap(each).refreshToken)).size, 1)
    shop.clock.advance(10_000)
    assert.equal(unwrap(await refresh(refreshToken!)).refreshToken, unwrap(racing[0]!).refreshToken)
  })

  it('ends the whole family when it comes again later, and the owner is to be told', async () => {
    const { refreshToken, sessionId, actor } = await tokens('ada@example.com')
    const second = unwrap(await refresh(refreshToken!))
    shop.clock.advance(10_001)
    assert.equal(errorOf(await refresh(refreshToken!)), 'refresh_invalid')
    assert.equal(errorOf(await refresh(second.refreshToken!)), 'refresh_invalid')
    assert.equal(errorOf(await shop.resolve(second.accessToken!)), 'session_ended')
    const event = (await shop.events('identity.session-reuse-detected')).at(-1)
    assert.deepEqual(event?.data, { customerId: 'id' in actor && actor.id, sessionId })
  })

  it('of nobody, of another kind or made up is refused', async () => {
    for (const wrong of ['', 'stoa_r_made-up', 'stoa_s_other'])
      assert.equal(errorOf(await refresh(wrong)), 'refresh_invalid')
  })
})

describe('revocation', () => {
  it('is told to whoever verifies by themselves, with an overlap for late commits', async () => {
    const list = async (since?: string) =>
      unwrap(await shop.inside.listRevocations(since ? { since } : {}, shop.gateway()))
    shop.clock.advance(minute)
    const before = await list()
    const { sessionId, refreshToken } = await tokens('ada@example.com')
    shop.clock.advance(2000)
    await shop.inside.closeSession({ secret: refreshToken! }, shop.gateway())
    shop.clock.advance(2000)
    assert.deepEqual((await list(before.asOf)).sessionIds.includes(sessionId), true)
    assert.deepEqual((await list(shop.clock.iso())).sessionIds, [sessionId])
    shop.clock.advance(11 * minute)
    assert.deepEqual((await list()).sessionIds, [])
    await assert.rejects(list('yesterday'), { code: 'validation_failed' })
  })
})

describe('your own sessions', () => {
  it('are listed with what they called themselves, and ended one by one or all at once', async () => {
    const bob = await shop.register('bob@example.com')
    const [one, two, three] = [
      unwrap(await shop.signIn('bob@example.com')),
      unwrap(await shop.signIn('bob@example.com')),
      await tokens('bob@example.com'),
    ]
    const list = async () => unwrap(await shop.api.listMySessions({}, shop.call(bob))).items
    assert.deepEqual(
      (await list()).map(({ id }) => id).sort(),
      [one.sessionId, two.sessionId, three.sessionId].sort(),
    )
    assert.deepEqual(
      (await list()).map(({ device }) => device),
      ['a test', 'a test', 'a test'],
    )
    unwrap(await shop.api.revokeMySession({ id: one.sessionId }, shop.call(bob)))
    assert.equal(errorOf(await shop.resolve(one.secret!)), 'session_ended')
    assert.equal((await shop.resolve(two.secret!)).ok, true)
    unwrap(await shop.api.revokeMySessions({}, shop.call(bob)))
    assert.deepEqual(await list(), [])
    assert.equal(errorOf(await refresh(three.refreshToken!)), 'refresh_invalid')
  })
})

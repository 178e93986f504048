import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { exportJWK, SignJWT } from 'jose'
import { accessTokens } from './access-tokens.ts'
import { cookies } from './cookies.ts'
import { kept } from './kept.ts'
import { originCheck } from './same-origin.ts'

const request = (headers: Record<string, string>, method = 'POST') =>
  // What these functions read of a request.
  ({ headers, method }) as unknown as IncomingMessage

test('rule 15: cookies are __Host-, Secure, HttpOnly and Lax, except on loopback without a public address', () => {
  const remote = request({ host: 'shop.example' })
  const line = cookies(undefined).write(remote, 'session', 'abc', 60)
  assert.equal(line, '__Host-stoa=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60')
  const local = request({ host: '127.0.0.1:8080', cookie: 'a=b; stoa=abc' })
  assert.equal(
    cookies(undefined).write(local, 'staff', undefined),
    'stoa-staff=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
  )
  assert.equal(cookies(undefined).read(local, 'session'), 'abc')
  assert.equal(cookies('https://shop.example').read(local, 'session'), undefined)
})

test('a name that only looks like ours is not read', () => {
  const tossed = request({ host: 'shop.example', cookie: 'stoa=evil; x__Host-stoa=evil; __Host-stoa=good' })
  assert.equal(cookies(undefined).read(tossed, 'session'), 'good')
})

test('rule 16: a change with a cookie needs our own origin, as Sec-Fetch-Site or as Origin', () => {
  const { isOurs, assertOurs } = originCheck(['https://shop.example'])
  assert.ok(isOurs(request({ 'sec-fetch-site': 'same-origin' })))
  assert.ok(isOurs(request({ origin: 'https://shop.example' })))
  for (const headers of [
    {},
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://shop.example.evil' },
    { origin: 'null' },
  ])
    assert.throws(() => assertOurs(request(headers as Record<string, string>)), { code: 'forbidden' })
  assert.ok(originCheck([]).isOurs(request({ origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' })))
  assert.ok(!originCheck([]).isOurs(request({ origin: 'http://evil.example', host: '127.0.0.1:8080' })))
})

test('what is kept is asked once by many, again when it is old, and never kept when refused', async () => {
  let now = 0
  const asked: string[] = []
  const look = async (secret: string) => {
    asked.push(secret)
    return secret === 'wrong' ? undefined : secret.toUpperCase()
  }
  const cache = kept(look, { clock: { now: () => now }, trustMs: 1_000 })
  assert.deepEqual(await Promise.all([cache.get('a'), cache.get('a')]), ['A', 'A'])
  assert.deepEqual(asked, ['a'])
  now = 1_001
  await cache.get('a')
  await cache.get('wrong')
  await cache.get('wrong')
  assert.deepEqual(asked, ['a', 'a', 'wrong', 'wrong'])
  cache.forget('a')
  await cache.get('a')
  assert.equal(asked.length, 5)
})

test('a failed look-up is not kept either', async () => {
  let calls = 0
  const look = async (): Promise<string> => {
    calls++
    throw new Error('identity is away')
  }
  const cache = kept(look, { clock: { now: () => 0 }, trustMs: 1_000 })
  await assert.rejects(cache.get('a'), /away/)
  await assert.rejects(cache.get('a'), /away/)
  assert.equal(calls, 2)
})

async function signingKey(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }
  const sign = (now: number, claims: { iss?: string; typ?: string; sub?: string } = {}) =>
    new SignJWT({ sid: 'ses_1', email_verified: true })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: claims.typ ?? 'at+jwt' })
      .setIssuer(claims.iss ?? 'stoa')
      .setAudience('stoa')
      .setSubject(claims.sub ?? 'cus_1')
      .setExpirationTime(Math.floor(now / 1000) + 600)
      .sign(privateKey)
  return { jwk, sign }
}

test('an access token is believed by its signature, issuer, kind and time; a new key is fetched when it is met', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z')
  const [first, second] = [await signingKey('one'), await signingKey('two')]
  const published = [first.jwk]
  let fetched = 0
  const tokens = accessTokens({
    keySet: async () => {
      fetched++
      return { keys: [...published] }
    },
    issuer: 'stoa',
    clock: { now: () => now },
  })
  const found = await tokens.verify(await first.sign(now))
  assert.deepEqual(found, {
    actor: { kind: 'customer', id: 'cus_1', emailVerified: true },
    sessionId: 'ses_1',
  })
  assert.equal(await tokens.verify(await first.sign(now, { iss: 'other' })), undefined)
  assert.equal(await tokens.verify(await first.sign(now, { typ: 'JWT' })), undefined)
  assert.equal(await tokens.verify(await first.sign(now - 700_000)), undefined)
  const strange = await second.sign(now)
  assert.equal(await tokens.verify(strange), undefined)
  published.push(second.jwk)
  now += 11_000
  assert.equal((await tokens.verify(strange))?.sessionId, 'ses_1')
  assert.equal(fetched, 2)
})

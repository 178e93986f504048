import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { Secret } from '@stoa/platform/config'
import type { JWTPayload } from 'jose'
import { errorOf, openIdentity } from '../testing/open-identity.ts'
import { startTestProvider } from './test-provider.fixture.ts'

const start = { now: () => shop.clock.now() }
const provider = await startTestProvider(start, 'a client secret')
after(() => provider.stop())
const shop = await openIdentity(
  { after },
  {
    ...{ oidcIssuer: provider.issuer, oidcName: 'House', oidcClientId: 'stoa-shop' },
    ...{ oidcClientSecret: new Secret('a client secret'), oidcPrivateNetwork: true },
  },
)
const redirectUri = 'https://shop.example/api/v1/session/providers/oidc'
const begin = async (returnTo?: string) =>
  unwrap(
    await shop.inside.beginProviderSignIn(
      { provider: 'oidc', redirectUri, ...(returnTo && { returnTo }) },
      shop.gateway(),
    ),
  )
const complete = (input: { handle: string; state: string; code: string; guestId?: string }) =>
  shop.inside.completeProviderSignIn({ device: 'a test', transport: 'cookie', ...input }, shop.gateway())
const signIn = async (claims: JWTPayload) => {
  const { url, handle } = await begin()
  return complete({ handle, ...provider.agree(url, claims) })
}
const ada = { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada L.' }

describe('signing in with an OpenID provider', () => {
  it('asks with code, PKCE, state and nonce, and hides in the handle what they were', async () => {
    const { url, handle } = await begin()
    const asked = Object.fromEntries(new URL(url).searchParams)
    assert.deepEqual(
      [asked.response_type, asked.client_id, asked.redirect_uri, asked.code_challenge_method],
      ['code', 'stoa-shop', redirectUri, 'S256'],
    )
    assert.match(asked.code_challenge!, /^[\w-]{43}$/)
    assert.notEqual(asked.state, asked.nonce)
    for (const secret of [asked.state!, asked.nonce!]) assert.equal(handle.includes(secret), false)
    const { items } = unwrap(await shop.api.listSignInProviders({}, shop.call()))
    assert.deepEqual(items, [{ id: 'oidc', name: 'House' }])
  })

  it('opens an account for who is new, and the same one ever after, whatever the address is by then', async () => {
    const { url, handle } = await begin('/checkout')
    const first = unwrap(await complete({ handle, ...provider.agree(url, ada), guestId: 'gst_1' }))
    assert.equal(first.returnTo, '/checkout')
    assert.equal((await shop.resolve(first.secret!)).ok, true)
    const again = unwrap(await signIn({ ...ada, email: 'ada@elsewhere.example' }))
    assert.deepEqual(again.actor, first.actor)
    const types = (await shop.events()).map(({ type }) => type)
    assert.deepEqual(types, [
      'identity.customer-registered',
      'identity.customer-email-verified',
      'identity.customer-signed-in',
      'identity.customer-signed-in',
    ])
  })

  it('leads into the account of the same proved address', async () => {
    const bob = await shop.register('bob@example.com')
    const opened = unwrap(await signIn({ sub: 'bob', email: 'Bob@Example.com', email_verified: true }))
    assert.deepEqual(opened.actor, bob)
    assert.equal((await shop.signIn('bob@example.com')).ok, true)
  })

  it('takes an account over that was opened with somebody else’s address and never proved', async () => {
    const squatter = await shop.register('victim@example.com', { verified: false })
    const theirs = unwrap(await shop.signIn('victim@example.com'))
    const opened = unwrap(await signIn({ sub: 'victim', email: 'victim@example.com', email_verified: true }))
    assert.deepEqual(opened.actor, { ...squatter, emailVerified: true })
    assert.equal(errorOf(await shop.resolve(theirs.secret!)), 'session_ended')
    assert.equal(errorOf(await shop.signIn('victim@example.com')), 'invalid_credentials')
  })

  it('is refused when the provider does not vouch for the address, or the customer is blocked', async () => {
    for (const claims of [
      { sub: 'x', email: 'x@example.com' },
      { sub: 'x', email: 'x@example.com', email_verified: false },
      { sub: 'x' },
    ])
      assert.equal(errorOf(await signIn(claims)), 'email_unproved')
    const officer = shop.call({ kind: 'key', id: 'k', permissions: ['customers.write'] }, { ifMatch: 3 })
    const blocked = await shop.register('blocked@example.com')
    unwrap(await shop.api.updateCustomer({ id: blocked.id, status: 'blocked' }, officer))
    const claims = { sub: 'blocked', email: 'blocked@example.com', email_verified: true }
    assert.equal(errorOf(await signIn(claims)), 'sign_in_refused')
  })

  it('is refused with another state, another browser’s handle, a used code, and after ten minutes', async () => {
    const [mine, theirs] = [await begin(), await begin()]
    const back = provider.agree(mine.url, ada)
    const refused = async (input: Parameters<typeof complete>[0]) => errorOf(await complete(input))
    assert.equal(await refused({ ...back, handle: mine.handle, state: 'forged' }), 'sign_in_refused')
    assert.equal(await refused({ ...back, handle: theirs.handle }), 'sign_in_refused')
    assert.equal(await refused({ ...back, handle: 'made-up' }), 'sign_in_refused')
    assert.equal((await complete({ ...back, handle: mine.handle })).ok, true)
    assert.equal(await refused({ ...back, handle: mine.handle }), 'provider_failed')
    const late = await begin()
    shop.clock.advance(600_001)
    assert.equal(await refused({ ...provider.agree(late.url, ada), handle: late.handle }), 'sign_in_refused')
  })

  it('is refused with a token for another nonce, audience, issuer or time', async () => {
    const wrong: JWTPayload[] = [
      { nonce: 'another' },
      { aud: 'another-shop' },
      { aud: ['stoa-shop', 'another-shop'] },
      { iss: 'https://evil.example' },
      { exp: Math.floor(shop.clock.now() / 1000) - 120 },
    ]
    for (const claims of wrong)
      assert.equal(errorOf(await signIn({ ...ada, ...claims })), 'sign_in_refused', JSON.stringify(claims))
  })

  it('goes on after the provider changed its keys, and says so when the provider does not answer', async () => {
    await provider.rotate()
    assert.equal((await signIn(ada)).ok, true)
    const { url, handle } = await begin()
    provider.fail(true)
    assert.equal(errorOf(await complete({ handle, ...provider.agree(url, ada) })), 'provider_failed')
    shop.clock.advance(3_600_000)
    const asked = { provider: 'oidc', redirectUri }
    assert.equal(errorOf(await shop.inside.beginProviderSignIn(asked, shop.gateway())), 'provider_failed')
    provider.fail(false)
    assert.equal((await shop.inside.beginProviderSignIn(asked, shop.gateway())).ok, true)
    const other = { ...asked, provider: 'other' }
    assert.equal(errorOf(await shop.inside.beginProviderSignIn(other, shop.gateway())), 'provider_unknown')
  })
})

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { apiKeyAuthenticator } from './api-key.ts'
import { callerVerifier } from './caller-verifier.ts'
import { serviceIdentity } from './service-identity.ts'
import { keyPairKeys, sharedSecretKeys, type TokenKeys } from './token-keys.ts'

const actor = { kind: 'customer', id: 'c1', emailVerified: true } as const
const pairs = new Map(['orders', 'cart'].map(name => [name, generateKeyPairSync('ed25519')]))
const publicKeys = new Map([...pairs].map(([name, { publicKey }]) => [name, publicKey]))
const keysOf = (name: string) => keyPairKeys(pairs.get(name)!.privateKey, publicKeys)

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'fine'
  } catch (error) {
    return isPlatformError(error) ? error.code : String(error)
  }
}

const kinds: [string, (name: string) => TokenKeys][] = [
  ['shared secret', () => sharedSecretKeys('a secret of the tests')],
  ['key pairs', keysOf],
]
for (const [kind, keys] of kinds)
  test(`${kind}: the caller and the actor arrive as they were signed`, () => {
    let now = 1_000_000
    const clock = { now: () => now }
    const orders = serviceIdentity({ name: 'orders', keys: keys('orders'), clock })
    const verify = callerVerifier(keys('cart'), clock)
    const headers = {
      authorization: `Bearer ${orders.tokenFor('stock')}`,
      'x-actor': orders.signActor(actor),
    }
    assert.deepEqual(verify(request(headers), 'stock'), { caller: 'orders', actor })
    assert.equal(
      codeOf(() => verify(request(headers), 'mail')),
      'unauthenticated',
    )
    now += 61_000
    assert.equal(
      codeOf(() => verify(request(headers), 'stock')),
      'unauthenticated',
    )
    const renewed = {
      ...headers,
      authorization: `Bearer ${orders.tokenFor('stock')}`,
      'x-actor': orders.signActor(actor),
    }
    assert.deepEqual(verify(request(renewed), 'stock'), { caller: 'orders', actor })
  })

test('with key pairs nobody speaks as another, and no actor is borrowed', () => {
  const verify = callerVerifier(keysOf('cart'))
  const impostor = serviceIdentity({ name: 'orders', keys: keysOf('cart') })
  assert.equal(
    codeOf(() => verify(request({ authorization: `Bearer ${impostor.tokenFor('stock')}` }), 'stock')),
    'unauthenticated',
  )
  const orders = serviceIdentity({ name: 'orders', keys: keysOf('orders') })
  const cart = serviceIdentity({ name: 'cart', keys: keysOf('cart') })
  const borrowed = { authorization: `Bearer ${cart.tokenFor('stock')}`, 'x-actor': orders.signActor(actor) }
  assert.equal(
    codeOf(() => verify(request(borrowed), 'stock')),
    'unauthenticated',
  )
})

test('what is not a token, or says that it needs no signature, is refused', () => {
  const verify = callerVerifier(sharedSecretKeys('a secret of the tests'))
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${encode({ alg: 'none' })}.${encode({ iss: 'orders', aud: 'stock', exp: 9e9 })}.`
  for (const token of ['', 'x', 'a.b.c', unsigned, `${unsigned}AAAA`, `${encode({})}.${encode(null)}.AAAA`])
    assert.equal(
      codeOf(() => verify(request({ authorization: `Bearer ${token}` }), 'stock')),
      'unauthenticated',
      token,
    )
  assert.equal(
    codeOf(() => verify(request({}), 'stock')),
    'unauthenticated',
  )
})

test('the admin key opens the staff’s door, and nothing like it does', () => {
  const key = 'key-of-the-data-folder'
  const authenticate = apiKeyAuthenticator(key)
  const known = authenticate(request({ authorization: `Bearer ${key}` }))
  assert.deepEqual(known, { kind: 'key', id: (known as { id: string }).id, permissions: ['*'] })
  assert.ok(!JSON.stringify(known).includes(key))
  for (const authorization of ['Bearer wrong', `Basic ${key}`, `Bearer ${key}x`, 'Bearer'])
    assert.equal(
      codeOf(() => authenticate(request({ authorization }))),
      'unauthenticated',
      authorization,
    )
})

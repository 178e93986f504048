import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { identityContract } from '@stoa/contracts/identity'
import type { Api } from '@stoa/kernel/contract'
import { defineContract, defineMethod } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { Type } from 'typebox'
import type { GatewayConfig } from './config.ts'
import { fakeHouse } from './testing/fake-house.ts'
import { openFront } from './testing/open-front.ts'

const anyone = { visibility: 'public', actors: ['anonymous', 'guest'] } as const
const output = Type.Object({ text: Type.String() })
const books = defineContract('books', {
  methods: {
    read: defineMethod({ ...anyone, http: 'GET /v1/books', summary: 'Read', input: Type.Object({}), output }),
    write: defineMethod({
      ...anyone,
      http: 'POST /v1/books',
      summary: 'Write',
      input: Type.Object({}),
      output,
    }),
    stamp: defineMethod({
      ...anyone,
      http: 'POST /v1/admin/books',
      summary: 'Stamp',
      input: Type.Object({}),
      output,
    }),
  },
  events: {},
})
const page = async () => ok({ text: 'x'.repeat(2_000) })

/** Whoever shows no credentials is nobody, and identity is not asked. */
const nobodyAsks = new Proxy(
  {},
  {
    get: (_target, method) => () => assert.fail(`identity.${String(method)} was asked`),
  },
) as Api<typeof identityContract>

const open = (config: Partial<GatewayConfig> = {}) =>
  openFront({
    ...{ ...fakeHouse(), identity: nobodyAsks, config },
    services: [{ contract: books, api: { read: page, write: page, stamp: page } }],
    neighbours: [{ name: 'books', check: async () => Promise.reject(new Error('password=secret')) }],
  })

test('a network that asks too often is told to wait, and may go on when it has', async () => {
  const { server, clock } = open({ readsPerMinute: 3, writesPerMinute: 1 })
  const read = () => server.inject({ url: '/api/v1/books' })
  for (let i = 0; i < 3; i++) assert.equal((await read()).statusCode, 200)
  const refused = await read()
  assert.deepEqual([refused.statusCode, refused.json().code], [429, 'too_many_requests'])
  assert.deepEqual([refused.headers['retry-after'], refused.headers['ratelimit-remaining']], ['20', '0'])
  assert.equal(
    (await server.inject({ method: 'POST', url: '/api/v1/books', payload: {} })).statusCode,
    200,
    'writes are counted apart',
  )
  assert.equal((await server.inject({ url: '/health' })).statusCode, 503, 'health is not counted')
  clock.advance(20_000)
  assert.equal((await read()).statusCode, 200)
})

test('rule 19: one network cannot use up the limit of another behind the same proxy', async () => {
  const { server } = open({ readsPerMinute: 1, trustedProxies: ['127.0.0.1'] })
  const from = (address: string) =>
    server.inject({ url: '/api/v1/books', headers: { 'x-forwarded-for': address } })
  assert.equal((await from('198.51.100.1')).statusCode, 200)
  assert.equal((await from('198.51.100.1')).statusCode, 429)
  assert.equal((await from('203.0.113.9, 198.51.100.1')).statusCode, 429, 'an invented hop changes nothing')
  assert.equal((await from('198.51.100.2')).statusCode, 200)
})

test('scripts of other origins may call where that is configured, never with cookies', async () => {
  const { server } = open({ corsOrigins: ['https://app.example'] })
  const ask = (origin: string) =>
    server.inject({
      method: 'OPTIONS',
      url: '/api/v1/books',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  const allowed = (await ask('https://app.example')).headers
  assert.equal(allowed['access-control-allow-origin'], 'https://app.example')
  assert.equal(allowed['access-control-allow-credentials'], undefined)
  assert.equal((await ask('https://evil.example')).headers['access-control-allow-origin'], undefined)
})

test('without configured origins no other origin is allowed anything', async () => {
  const answer = await open().server.inject({
    url: '/api/v1/books',
    headers: { origin: 'https://app.example' },
  })
  assert.equal(answer.headers['access-control-allow-origin'], undefined)
})

test("rule 15: the shop's host knows nothing of the administration where staff have a host of their own", async () => {
  const { server } = open({ publicUrl: 'https://shop.example', adminUrl: 'https://admin.example' })
  const stamp = (host: string) =>
    server.inject({ method: 'POST', url: '/api/v1/admin/books', payload: {}, headers: { host } })
  assert.equal((await stamp('shop.example')).statusCode, 404)
  assert.equal((await stamp('admin.example')).statusCode, 200)
})

test('every answer carries the standing headers; HSTS only where the address is https', async () => {
  const secure = await open({ publicUrl: 'https://shop.example' }).server.inject({ url: '/api/v1/books' })
  assert.match(String(secure.headers['strict-transport-security']), /max-age=31536000/)
  assert.equal(secure.headers['x-frame-options'], 'DENY')
  const plain = await open().server.inject({ url: '/nowhere' })
  assert.deepEqual([plain.statusCode, plain.headers['x-content-type-options']], [404, 'nosniff'])
  assert.equal(plain.headers['strict-transport-security'], undefined)
})

test('the keys of access tokens stand where programs look for them', async () => {
  const { server } = openFront(fakeHouse())
  const answer = await server.inject({ url: '/.well-known/jwks.json' })
  assert.deepEqual([answer.statusCode, answer.json().keys[0].kid], [200, 'sig_1'])
  assert.equal(answer.headers['cache-control'], 'public, max-age=300')
})

test('health says which neighbour is away and nothing of why', async () => {
  const { body } = await open().server.inject({ url: '/health' })
  assert.deepEqual(JSON.parse(body), { status: 'degraded', services: { books: 'unreachable' } })
})

test('answers are compressed for who can read it, from a kilobyte up', async () => {
  const { server } = open()
  const answer = await server.inject({ url: '/api/v1/books', headers: { 'accept-encoding': 'gzip' } })
  assert.equal(answer.headers['content-encoding'], 'gzip')
  assert.equal((await server.inject({ url: '/api/v1/books' })).headers['content-encoding'], undefined)
})

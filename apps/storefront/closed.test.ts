import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { systemClock } from '@stoa/kernel/clock'
import { PlatformError } from '@stoa/kernel/errors'
import { serve } from '@stoa/platform/http'
import { registerStorefront } from './routes.ts'
import type { Clients } from './shop.ts'

const anonymous: Actor = { kind: 'anonymous' }
const away = async () => {
  throw new PlatformError('upstream_failed')
}
/** Nobody behind the pages answers. */
const clients = new Proxy({}, { get: () => new Proxy({}, { get: () => away }) }) as Clients

async function get(t: TestContext, url: string, maintenance: boolean) {
  const server = serve([], {
    edge: 'public',
    extend: app =>
      registerStorefront(app, {
        ...{ clients, maintenance, currency: 'EUR', clock: systemClock },
        media: { register: () => {} },
        actorOf: async () => anonymous,
        failed: () => {},
      }),
  })
  t.after(() => server.close(0))
  return server.inject({ url, headers: { host: '127.0.0.1', 'accept-language': 'de' } })
}

test('a shop that is closed says so on every page, and when to come again', async t => {
  for (const url of ['/', '/categories/table', '/cart', '/account']) {
    const { statusCode, headers, body } = await get(t, url, true)
    assert.deepEqual([statusCode, headers['retry-after']], [503, '600'])
    assert.match(body, /<h1>Gleich wieder da<\/h1>/)
    assert.match(String(headers['cache-control']), /no-cache/)
  }
})

test('when nobody behind the pages answers, a page says that it passes', async t => {
  const { statusCode, headers, body } = await get(t, '/products/kelda-mug', false)
  assert.deepEqual([statusCode, headers['retry-after']], [503, '30'])
  assert.match(body, /<h1>Einen Moment, bitte<\/h1>/)
})

test('what shows the page for no network keeps files of this build and that page alone', async t => {
  const { headers, body } = await get(t, '/sw.js', false)
  const [, kept] = /^self\.kept = (.+)$/m.exec(body) ?? []
  const { name, offline, files } = JSON.parse(kept!)
  assert.match(name, / de system$/)
  assert.equal(offline, '/offline')
  assert.ok(files.every((path: string) => /^\/assets\/[\w-]+\//.test(path)))
  assert.equal(headers['cache-control'], 'private, no-cache')
})

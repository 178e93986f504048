import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { type TestContext, test } from 'node:test'
import { callerVerifier, serve, serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import { fakeHouse } from '../testing/fake-house.ts'
import { openFront } from '../testing/open-front.ts'
import { forwardPages } from './forward-pages.ts'

const keys = sharedSecretKeys('of this test alone, not of any shop')

/** An application in another process that says what it was asked, and by whom. */
async function application(t: TestContext, service: string): Promise<string> {
  const verify = callerVerifier(keys)
  const server = serve([], {
    edge: 'internal',
    verifyCaller: verify,
    extend: app =>
      app.get('/*', async ({ raw, headers }) => {
        const { caller, actor } = await verify(raw, service)
        const { cookie = null, authorization } = headers
        if (raw.url === '/headers') return headers
        return { service, url: raw.url, caller, actor, cookie, isSigned: authorization !== undefined }
      }),
  })
  const { url } = await server.listen(0)
  t.after(() => server.close(0))
  return url
}

/** A front whose pages are there. */
function frontOf(t: TestContext, url: string) {
  const { server } = openFront({
    ...fakeHouse(),
    pages: (app, gateway) =>
      forwardPages(app, {
        ...{ gateway, prefix: '/api', upstream: { service: 'storefront', url } },
        identity: serviceIdentity({ name: 'gateway', keys }),
      }),
  })
  t.after(() => server.close(0))
  return server
}

/** A front whose pages' process has gone. */
async function alone(t: TestContext) {
  const gone = serve([], { edge: 'internal', verifyCaller: callerVerifier(keys) })
  const { url } = await gone.listen(0)
  await gone.close(0)
  const server = frontOf(t, url)
  return (headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') =>
    server.inject({
      ...{ method, url: '/categories/table?sort=newest', headers: { host: '127.0.0.1', ...headers } },
      ...(method === 'POST' && { payload: 'quantity=2' }),
    })
}

test('while the process of the pages is down, a browser is shown a page that says so and when to come again', async t => {
  const ask = await alone(t)
  const shown = {
    accept: 'text/html,application/xhtml+xml',
    cookie: 'theme=dark',
    'accept-language': 'de-AT',
  }
  const { statusCode, headers, body } = await ask(shown)
  assert.deepEqual([statusCode, headers['retry-after'], headers.refresh], [503, '30', '30'])
  assert.match(String(headers['content-type']), /^text\/html/)
  assert.match(body, /<html lang="de" data-theme="dark">[\s\S]*<h1>Einen Moment, bitte<\/h1>/)
  assert.match(body, /href="\/categories\/table\?sort=newest"/)
  assert.doesNotMatch(body, /<script|<link|<img|url\(/)
  const [, style] = /<style>([\s\S]*)<\/style>/.exec(body) ?? []
  const hash = createHash('sha256').update(style!).digest('base64')
  assert.match(String(headers['content-security-policy']), new RegExp(`'sha256-${RegExp.escape(hash)}'`))
})

test('its language is the one that was chosen, and a form is not sent again by itself', async t => {
  const ask = await alone(t)
  const form = {
    ...{ accept: 'text/html', 'accept-language': 'de', cookie: 'lang=en', origin: 'http://127.0.0.1' },
    ...{ referer: 'http://127.0.0.1/cart', 'content-type': 'application/x-www-form-urlencoded' },
  }
  const { statusCode, headers, body } = await ask(form, 'POST')
  assert.deepEqual([statusCode, headers.refresh], [503, undefined])
  assert.match(body, /<h1>One moment, please<\/h1>[\s\S]*href="\/cart"/)
  assert.match((await ask({ ...form, referer: 'https://elsewhere.example/x' }, 'POST')).body, /href="\/"/)
})

test('a program is told the same as a problem', async t => {
  const { statusCode, headers, body } = await (await alone(t))({ accept: 'application/json' })
  assert.deepEqual([statusCode, headers['retry-after'], JSON.parse(body).code], [503, '30', 'unavailable'])
})

test('the administration and the pages are forwarded to their processes, and neither is shown a cookie', async t => {
  const [admin, storefront] = [await application(t, 'admin'), await application(t, 'storefront')]
  const { server } = openFront({
    ...fakeHouse(),
    pages(app, gateway) {
      const forwarding = { gateway, prefix: '/api', identity: serviceIdentity({ name: 'gateway', keys }) }
      forwardPages(app, { ...forwarding, upstream: { service: 'admin', url: admin }, under: '/admin' })
      forwardPages(app, { ...forwarding, upstream: { service: 'storefront', url: storefront } })
    },
  })
  t.after(() => server.close(0))
  const get = async (url: string, cookie = '') =>
    (await server.inject({ url, headers: { host: '127.0.0.1', ...(cookie && { cookie }) } })).json()
  for (const url of ['/admin', '/admin/', '/admin/orders?tab=notes'])
    assert.deepEqual(await get(url), {
      ...{ service: 'admin', url, caller: 'gateway', actor: { kind: 'anonymous' } },
      ...{ cookie: null, isSigned: true },
    })
  const page = await get('/administrators', 'stoa-guest=stoa_g_gst_1')
  assert.deepEqual(
    [page.service, page.actor, page.cookie],
    ['storefront', { kind: 'guest', id: 'gst_1' }, null],
  )
  assert.equal((await get('/api/v1/nothing')).code, 'not_found')
})

test('what a visitor claims to be, and what concerns this hop alone, does not reach the pages', async t => {
  const server = frontOf(t, await application(t, 'storefront'))
  const claims = {
    ...{ forwarded: 'for=10.0.0.1', 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'gopher' },
    ...{ 'x-forwarded-port': '1', 'x-real-ip': '10.0.0.1', 'x-actor': 'staff' },
  }
  const ofThisHop = {
    ...{ connection: 'x-actor, authorization, x-own', 'x-own': 'mine', 'keep-alive': '5', te: 'trailers' },
    ...{ expect: '100-continue', trailer: 'x', 'proxy-connection': 'x', 'proxy-authorization': 'Basic a' },
    ...{ upgrade: 'h2c', 'http2-settings': 'AAMAAABk' },
  }
  const answer = await server.inject({
    url: '/headers',
    headers: { host: '127.0.0.1', ...claims, ...ofThisHop },
  })
  assert.equal(answer.statusCode, 200)
  const seen = answer.json()
  const { connection: _, 'x-actor': __, ...gone } = { ...claims, ...ofThisHop }
  assert.deepEqual(
    Object.keys(gone).filter(name => name in seen && name !== 'x-forwarded-for'),
    [],
  )
  assert.deepEqual([seen['x-forwarded-for'], seen['x-actor'] === 'staff'], ['127.0.0.1', false])
  assert.equal(answer.headers['keep-alive'], undefined, 'nor what concerns theirs the visitor')
})

test('whatever stands in a query reaches the page, and a path that climbs leads to none', async t => {
  const { port } = await frontOf(t, await application(t, 'storefront')).listen(0)
  // As it stands in the first line: clients of HTTP would tidy it up.
  const get = (path: string) =>
    new Promise<{ status: number; url?: string }>((resolve, reject) =>
      request({ port, path, agent: false }, async answer => {
        const body = JSON.parse((await answer.toArray()).join(''))
        resolve({ status: answer.statusCode!, ...(body.url !== undefined && { url: body.url }) })
      })
        .on('error', reject)
        .end(),
    )
  for (const page of ['/search?q=100%', '/search?q=%ff', '/search?back=/../x', '/a%20b?x=%2e%2e/'])
    assert.deepEqual(await get(page), { status: 200, url: page })
  for (const none of ['/a/../b', '/a/%2e%2e/b', '/..%2fx', '/\\other.example', 'http://other.example/x'])
    assert.deepEqual(await get(none), { status: 404 }, none)
})

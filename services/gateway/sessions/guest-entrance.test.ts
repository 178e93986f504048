import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callerVerifier, serve, serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import { forwardPages } from '../pages/forward-pages.ts'
import { fakeHouse } from '../testing/fake-house.ts'
import { openFront } from '../testing/open-front.ts'

const form = { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded' }
const ours = { ...form, 'sec-fetch-site': 'same-origin' }

/** A page that fills carts, in this process: it says for whom. */
function open() {
  const house = fakeHouse()
  const { server } = openFront({
    ...house,
    pages: (app, { whoVisits }) => {
      app.register(async scope => {
        scope.addContentTypeParser(form['content-type'], { parseAs: 'string' }, (_request, body, done) =>
          done(null, body),
        )
        const say = async (request: { raw: Parameters<typeof whoVisits>[0] }) =>
          (await whoVisits(request.raw)).actor
        scope.post('/cart', say)
        scope.get('/cart', say)
        scope.post('/products/:slug', say)
      })
    },
  })
  const post = (headers: Readonly<Record<string, string>> = ours, url = '/cart') =>
    server.inject({ method: 'POST', url, headers, payload: 'variant=var_1' })
  return { house, server, post }
}

test("a first-time visitor's form of a page is a guest's, and the browser is told so", async () => {
  const { post } = open()
  for (const url of ['/cart', '/products/a-chair']) {
    const answer = await post(ours, url)
    assert.deepEqual(answer.json(), { kind: 'guest', id: 'gst_new' })
    assert.match(String(answer.headers['set-cookie']), /^stoa-guest=stoa_g_gst_new; .*HttpOnly/)
  }
})

test('who is somebody already stays who they are', async () => {
  const { post, house } = open()
  const answer = await post({ ...ours, cookie: 'stoa-guest=stoa_g_gst_1' })
  assert.deepEqual(answer.json(), { kind: 'guest', id: 'gst_1' })
  assert.deepEqual(house.asked('openGuestSession'), [])
})

test('looking at a page makes nobody anybody, and neither does a form of another origin', async () => {
  const { server, post, house } = open()
  assert.deepEqual((await server.inject({ url: '/cart', headers: form })).json(), { kind: 'anonymous' })
  for (const headers of [form, { ...form, origin: 'https://evil.example' }])
    assert.equal((await post(headers)).statusCode, 403)
  assert.equal((await post(ours, '/api/v1/nothing')).statusCode, 404)
  assert.equal((await post(ours, '/nowhere')).statusCode, 404)
  assert.deepEqual(house.asked('openGuestSession'), [])
})

test('a form that is forwarded to the process of the pages is a guest as well', async t => {
  const keys = sharedSecretKeys('of this test alone, not of any shop')
  const verify = callerVerifier(keys)
  const pages = serve([], {
    edge: 'internal',
    verifyCaller: verify,
    extend(app) {
      app.addContentTypeParser(form['content-type'], { parseAs: 'string' }, (_request, body, done) =>
        done(null, body),
      )
      app.post('/cart', async request => ({
        actor: (await verify(request.raw, 'storefront')).actor,
        body: request.body,
        cookie: request.headers.cookie ?? null,
      }))
    },
  })
  const { url } = await pages.listen(0)
  const house = fakeHouse()
  const { server } = openFront({
    ...house,
    pages: (app, gateway) =>
      forwardPages(app, {
        ...{ gateway, upstream: { service: 'storefront', url }, prefix: '/api' },
        identity: serviceIdentity({ name: 'gateway', keys }),
      }),
  })
  t.after(async () => {
    await server.close(0)
    await pages.close(0)
  })
  const answer = await server.inject({
    method: 'POST',
    url: '/cart',
    headers: ours,
    payload: 'variant=var_1',
  })
  assert.deepEqual(answer.json(), {
    actor: { kind: 'guest', id: 'gst_new' },
    body: 'variant=var_1',
    cookie: null,
  })
  assert.match(String(answer.headers['set-cookie']), /^stoa-guest=stoa_g_gst_new/)
})

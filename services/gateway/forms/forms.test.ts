import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { adminToken, fakeHouse, orderId, orderToken, right } from '../testing/fake-house.ts'
import { openFront } from '../testing/open-front.ts'

type Headers = Readonly<Record<string, string>>
const ours: Headers = { 'sec-fetch-site': 'same-origin' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

function open(house = fakeHouse()) {
  const { server } = openFront(house)
  const post = (url: string, fields: Readonly<Record<string, string>>, headers: Headers = ours) =>
    server.inject({
      method: 'POST',
      url,
      headers: { host: '127.0.0.1', ...form, ...headers },
      payload: new URLSearchParams(fields).toString(),
    })
  const get = (url: string, headers: Headers = {}) =>
    server.inject({ url, headers: { host: '127.0.0.1', ...headers } })
  return { house, post, get }
}

const cookiesOf = (answer: { headers: Record<string, unknown> }): string[] =>
  [answer.headers['set-cookie'] ?? []].flat().map(String)

describe('forms that set cookies', () => {
  test('a right password opens a session and leads where the form asked to', async () => {
    const answer = await open().post('/auth/sign-in', { ...right, return: '/account/orders?page=2' })
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/account/orders?page=2'])
    const [session] = cookiesOf(answer)
    assert.match(session!, /^stoa=stoa_s_0; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    assert.equal(answer.headers['cache-control'], 'no-store')
  })

  test('rule 15: the session changes at sign-in, and what the browser had before is worth nothing', async () => {
    const { post, get } = open()
    const first = cookiesOf(await post('/auth/sign-in', right))[0]!.split(';')[0]!
    const again = await post('/auth/sign-in', right, { ...ours, cookie: first })
    const second = cookiesOf(again)
      .map(line => line.split(';')[0]!)
      .find(pair => /^stoa=./.test(pair))!
    assert.notEqual(second, first)
    const kindOf = async (cookie: string) => (await get('/api/v1/session', { cookie })).json().kind
    assert.deepEqual([await kindOf(first), await kindOf(second)], ['anonymous', 'customer'])
  })

  test('a wrong password leads back to the page, with its code and no word of what was typed', async () => {
    const answer = await open().post('/auth/sign-in', {
      email: right.email,
      password: 'wrong',
      return: '/cart',
    })
    assert.equal(answer.headers.location, '/account/sign-in?problem=invalid_credentials&return=%2Fcart')
    assert.deepEqual(cookiesOf(answer), [])
  })

  test('nobody is led to another origin', async () => {
    for (const away of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      'evil.example',
      '/\tevil.example',
      '',
    ]) {
      const { post } = open()
      const answer = await post('/auth/sign-in', { ...right, return: away })
      assert.equal(answer.headers.location, '/', away)
      const refused = await post('/auth/sign-in', { email: 'x@example.com', password: 'x', return: away })
      assert.ok(!String(refused.headers.location).includes('evil'), away)
    }
  })

  test('rule 16: a form of another origin is refused, with and without a cookie', async () => {
    const { post, house } = open()
    for (const url of ['/auth/sign-in', '/auth/register', '/auth/sign-out', '/auth/order-link'])
      for (const headers of [
        {},
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example' },
        { origin: 'null', cookie: 'stoa=stoa_s_0' },
      ])
        assert.equal((await post(url, right, headers as Headers)).statusCode, 403, url)
    assert.deepEqual(house.asked('openCustomerSession'), [])
  })

  test('too many tries lead back to the page and say when to come again', async () => {
    const { post } = open()
    let answer = await post('/auth/sign-in', { email: right.email, password: 'wrong' })
    for (let i = 0; i < 10; i++)
      answer = await post('/auth/sign-in', { email: right.email, password: 'wrong' })
    assert.match(String(answer.headers.location), /problem=too_many_requests/)
    assert.equal(answer.headers['retry-after'], '60')
  })

  test('who registers is signed in; who has an account already is asked to look into their mail', async () => {
    const { post, house } = open()
    const fresh = { email: 'new@example.com', password: 'a long new password', name: 'Ada', language: 'de' }
    const answer = await post('/auth/register', { ...fresh, return: '/checkout/chk_1' })
    assert.equal(answer.headers.location, '/checkout/chk_1')
    assert.match(cookiesOf(answer)[0]!, /^stoa=/)
    assert.deepEqual(house.asked('registerCustomer')[0]?.input, fresh)
    const again = await post('/auth/register', { ...fresh, password: 'a password of my own' })
    assert.equal(again.headers.location, '/account/sign-in?problem=check_mail')
    assert.deepEqual(cookiesOf(again), [])
    const weak = await post('/auth/register', { ...fresh, password: 'short', return: '/cart' })
    assert.equal(weak.headers.location, '/account/register?problem=password_weak&return=%2Fcart')
  })

  test('signing out ends the session and takes its cookie away', async () => {
    const { post, get } = open()
    const session = cookiesOf(await post('/auth/sign-in', right))[0]!.split(';')[0]!
    const answer = await post('/auth/sign-out', { return: '/' }, { ...ours, cookie: session })
    assert.match(cookiesOf(answer)[0]!, /^stoa=; .*Max-Age=0/)
    const known = await get('/api/v1/session', { cookie: session })
    assert.equal(known.json().kind, 'anonymous')
  })

  test('only short urlencoded forms are read, and reading them sets nothing', async () => {
    const { post, get } = open()
    const json = await post('/auth/sign-in', right, { ...ours, 'content-type': 'application/json' })
    assert.equal(json.statusCode, 415)
    const long = await post('/auth/sign-in', { ...right, return: `/${'x'.repeat(20_000)}` })
    assert.equal(long.statusCode, 413)
    const nul = await post('/auth/sign-in', { email: 'a\0@example.com', password: 'x' })
    assert.equal(nul.statusCode, 400)
    assert.ok([404, 405].includes((await get('/auth/sign-in?email=a&password=b')).statusCode))
  })
})

describe("a guest's cart at sign-in", () => {
  const asGuest = { ...ours, cookie: 'stoa-guest=stoa_g_gst_1' }

  test('is merged by a form, and the guest ends', async () => {
    const { post, house } = open()
    const answer = await post('/auth/sign-in', right, asGuest)
    assert.deepEqual(house.asked('mergeGuestCart')[0]?.input, { guestId: 'gst_1', customerId: 'cus_ada' })
    assert.ok(cookiesOf(answer).some(line => line.startsWith('stoa-guest=;')))
  })

  test('is merged by a script and at registration as well', async () => {
    const house = fakeHouse()
    const { server } = openFront(house)
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { host: '127.0.0.1', ...asGuest },
      payload: right,
    })
    assert.equal(answer.statusCode, 201)
    assert.equal(house.asked('mergeGuestCart').length, 1)
    const { post } = open(house)
    await post('/auth/register', { email: 'b@example.com', password: 'a long new password' }, asGuest)
    assert.equal(house.asked('mergeGuestCart').length, 2)
  })

  test('does not keep anybody from signing in while the cart is away', async () => {
    const { post, house } = open(fakeHouse({ cartIsAway: true }))
    const answer = await post('/auth/sign-in', { ...right, return: '/cart' }, asGuest)
    assert.equal(answer.headers.location, '/cart')
    assert.equal(house.asked('mergeGuestCart').length, 1)
    const { guestId } = house.asked('openCustomerSession')[0]!.input as { guestId?: string }
    assert.equal(guestId, 'gst_1', 'the event of the sign-in names whose cart is left to merge')
  })
})

describe('links of messages', () => {
  test('rule 18: an order link is swapped for a guest session and leads to the order without its secret', async () => {
    const { get, house } = open()
    const answer = await get(`/auth/order-link?token=${orderToken}`)
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, `/orders/${orderId}`])
    assert.match(cookiesOf(answer)[0]!, /^stoa-guest=stoa_g_gst_new; /)
    assert.equal(answer.headers['referrer-policy'], 'no-referrer')
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.deepEqual(house.asked('openOrderLink')[0]?.actor, { kind: 'guest', id: 'gst_new' })
  })

  test('who is somebody already stays who they are', async () => {
    const { get, post, house } = open()
    await get(`/auth/order-link?token=${orderToken}`, { cookie: 'stoa-guest=stoa_g_gst_1' })
    const session = cookiesOf(await post('/auth/sign-in', right))[0]!.split(';')[0]!
    const answer = await get(`/auth/order-link?token=${orderToken}`, { cookie: session })
    assert.deepEqual(cookiesOf(answer), [])
    const kinds = house.asked('openOrderLink').map(({ actor }) => actor.kind)
    assert.deepEqual(kinds, ['guest', 'customer'])
  })

  test('a used or invented order link makes nobody a guest', async () => {
    const { get, post } = open()
    for (const answer of [
      await get('/auth/order-link?token=lnk_00000000000000000000000009.other'),
      await get('/auth/order-link?token=short'),
      await get('/auth/order-link'),
      await post('/auth/order-link', { token: 'lnk_00000000000000000000000009.other' }),
    ]) {
      assert.equal(answer.headers.location, '/account/sign-in?problem=link_invalid')
      assert.deepEqual(cookiesOf(answer), [])
    }
  })

  test('a browser that looks ahead, or asks for the head alone, uses up no link', async () => {
    const { get, house } = open()
    const ahead = await get(`/auth/order-link?token=${orderToken}`, { 'sec-purpose': 'prefetch;prerender' })
    assert.equal(ahead.statusCode, 204)
    const { server } = openFront(house)
    const head = await server.inject({ method: 'HEAD', url: `/auth/order-link?token=${orderToken}` })
    assert.equal(head.statusCode, 404)
    assert.deepEqual(house.asked('openOrderLink'), [])
  })

  test('rule 17: the one-time link of the administration opens a session of staff', async () => {
    const { get } = open()
    const answer = await get(`/auth/admin-link?token=${adminToken}`)
    assert.equal(answer.headers.location, '/admin/')
    assert.match(cookiesOf(answer)[0]!, /^stoa-staff=stoa_s_staff; Path=\/; HttpOnly/)
    const used = await get('/auth/admin-link?token=tok_00000000000000000000000009.other')
    assert.equal(used.headers.location, '/admin/?problem=token_invalid')
  })
})

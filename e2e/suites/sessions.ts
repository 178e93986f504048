import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../topologies/shop.ts'
import { type Browser, browserOf, signedIn } from './browser-of.ts'
import { formsSuite } from './forms.ts'

const kindOf = async (browser: Browser): Promise<string> =>
  (await (await browser.get('v1/session')).json()).kind

/** Signing in, through the one public origin. */
export function sessionsSuite(shop: Shop): void {
  it('signs a browser in with a cookie that no script can read, and out for good', async () => {
    const browser = await signedIn(shop, 'ada@example.com')
    assert.match(browser.lastCookie(), /^stoa=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    assert.equal(await kindOf(browser), 'customer')
    const old = browser.copy()
    assert.equal((await browser.send('DELETE', 'v1/session')).status, 204)
    assert.equal(await kindOf(browser), 'anonymous')
    assert.equal(await kindOf(old), 'anonymous', 'the cookie is worth nothing to who kept it')
  })

  it('answers a wrong password and an unknown account alike', async () => {
    await signedIn(shop, 'grace@example.com')
    const answers = await Promise.all(
      ['grace@example.com', 'nobody@example.com'].map(async email => {
        const body = { email, password: 'wrong and long enough' }
        const answer = await browserOf(shop).send('POST', 'v1/session', body)
        const { code, detail } = await answer.json()
        return { status: answer.status, code, detail }
      }),
    )
    assert.deepEqual(answers[0], answers[1])
    assert.equal(answers[0]!.status, 401)
  })

  it('rule 16: refuses a change with a cookie that no page of the shop asked for', async () => {
    const browser = await signedIn(shop, 'barbara@example.com')
    for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const answer = await browser.send('DELETE', 'v1/session', undefined, headers as Record<string, string>)
      assert.equal(answer.status, 403)
    }
    assert.equal(await kindOf(browser), 'customer')
  })

  it('gives applications tokens: an access token that is ours, a refresh token good for one exchange', async () => {
    await signedIn(shop, 'katherine@example.com')
    const app = browserOf(shop)
    const credentials = { email: 'katherine@example.com', password: 'correct horse battery' }
    const first = await (await app.send('POST', 'v1/tokens', credentials)).json()
    const me = (token: string) => app.get('v1/me', { authorization: `Bearer ${token}` })
    assert.equal((await me(first.accessToken)).status, 200)
    assert.equal((await me(`${first.accessToken.slice(0, -4)}AAAA`)).status, 401)
    const second = await (
      await app.send('POST', 'v1/tokens/refreshed', { refreshToken: first.refreshToken })
    ).json()
    assert.notEqual(second.refreshToken, first.refreshToken)
    await app.send('POST', 'v1/tokens/revoked', { refreshToken: second.refreshToken })
    assert.equal(
      (await app.send('POST', 'v1/tokens/refreshed', { refreshToken: second.refreshToken })).status,
      401,
    )
    await untilStatus(() => me(second.accessToken), 401)
  })

  it('ends a session everywhere within seconds when it is revoked from another device', async () => {
    const [phone, laptop] = [
      await signedIn(shop, 'hedy@example.com'),
      await signedIn(shop, 'hedy@example.com'),
    ]
    assert.equal((await phone.get('v1/me')).status, 200)
    assert.equal((await laptop.send('DELETE', 'v1/me/sessions')).status, 204)
    await untilStatus(() => phone.get('v1/me'), 401)
  })

  it('refuses who tries many keys, says when to come again, and lets everybody else in', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const browser = browserOf(shop)
    const statuses: number[] = []
    let last = await browser.get('v1/me', { ...from('198.51.100.7'), authorization: 'Bearer stoa_k_wrong0' })
    for (let i = 1; last.status === 401 && i < 60; i++) {
      statuses.push(last.status)
      last = await browser.get('v1/me', { ...from('198.51.100.7'), authorization: `Bearer stoa_k_wrong${i}` })
    }
    assert.equal(last.status, 429)
    assert.ok(statuses.length >= 30)
    assert.match(last.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.equal((await last.json()).code, 'too_many_requests')
    const key = { authorization: `Bearer ${shop.apiKey}` }
    assert.equal((await browser.get('v1/session', { ...from('198.51.100.8'), ...key })).status, 200)
  })

  it('tells every caller where they stand with their limit', async () => {
    const { headers } = await browserOf(shop).get('v1/products?limit=1')
    const [limit, left] = ['ratelimit-limit', 'ratelimit-remaining'].map(name => Number(headers.get(name)))
    assert.ok(limit! > 0 && left! < limit!, `${left} of ${limit}`)
  })

  it('compresses for who can read it, describes the whole API, and keeps its metrics to itself', async () => {
    const answer = await fetch(`${shop.url}api/openapi.json`, { headers: { 'accept-encoding': 'br' } })
    assert.equal(answer.headers.get('content-encoding'), 'br')
    const { paths } = await answer.json()
    for (const path of ['/v1/products', '/v1/session', '/v1/me'])
      assert.ok(Object.keys(paths).some(key => key.endsWith(path)))
    const { status } = await (await fetch(`${shop.url}health`)).json()
    assert.equal(status, 'ok')
    const outside = await fetch(`${shop.url}metrics`, { headers: { 'x-forwarded-for': '198.51.100.9' } })
    assert.equal(outside.status, 404)
  })

  formsSuite(shop)
}

async function untilStatus(look: () => Promise<Response>, status: number): Promise<void> {
  const began = Date.now()
  for (;;) {
    const answer = await look()
    if (answer.status === status) return
    if (Date.now() - began > 6_000) assert.equal(answer.status, status)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

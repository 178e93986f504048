import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { startTestbank, type TestbankOptions } from './start-testbank.ts'

const keys = { secretKey: 'the key of a shop in tests', adminKey: 'the key of the tests themselves' }
const shop = 'https://shop.test'
const open = (more: Partial<TestbankOptions> = {}) =>
  startTestbank({ port: 0, shopOrigins: [shop], ...keys, ...more })
const bank = await open()
after(() => bank.stop())

type Body = Record<string, never> & { id: string; status: string; error: { code: string }; version: number }
async function send(method: string, path: string, body?: unknown, key = 'k', at = bank.url) {
  const headers = { authorization: `Bearer ${keys.secretKey}`, 'operation-key': key }
  const answer = await fetch(`${at}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}
async function tokenOf(number: string, at = bank.url): Promise<string> {
  const body = JSON.stringify({ number, expiry: '12/40', code: '123' })
  const answer = await fetch(`${at}/fields/tokens`, { method: 'POST', body })
  return ((await answer.json()) as { token: string }).token
}
const order = (token: string) => ({
  amount: 500,
  currency: 'EUR',
  reference: 'p1',
  returnUrl: `${shop}/back`,
  token,
})

describe('an operation key', () => {
  it('acts once: the same request gets the same charge, another one is refused', async () => {
    const body = order(await tokenOf('4242424242424242'))
    const [first, second] = await Promise.all([
      send('POST', '/v1/charges', body, 'a'),
      send('POST', '/v1/charges', body, 'a'),
    ])
    assert.equal(first.body.id, second.body.id)
    const other = await send('POST', '/v1/charges', { ...body, amount: 501 }, 'a')
    assert.deepEqual([other.status, other.body.error.code], [409, 'key_reused'])
    assert.equal((await send('GET', '/v1/operations/a')).status, 200)
    assert.equal((await send('GET', '/v1/operations/never')).body.error.code, 'unknown_operation')
  })

  it('repeats a refusal too, and no part is larger than what is left', async () => {
    const charge = (await send('POST', '/v1/charges', order(await tokenOf('4242424242424242')), 'b')).body
    const part = (what: string, amount: number, key: string) =>
      send('POST', `/v1/charges/${charge.id}/${what}`, { amount }, key)
    for (const key of ['c1', 'c1'])
      assert.equal((await part('captures', 501, key)).body.error.code, 'amount_too_large')
    assert.equal((await part('captures', 300, 'c2')).status, 201)
    assert.equal((await part('refunds', 301, 'r1')).status, 409)
    assert.equal((await part('refunds', 300, 'r2')).status, 201)
  })
})

describe('the API', () => {
  it('names what is wrong, and sends buyers back to shops it knows only', async () => {
    const body = order(await tokenOf('4242424242424242'))
    const wrong = [
      { ...body, amount: 0 },
      { ...body, currency: 'euro' },
      { ...body, returnUrl: 'https://elsewhere.test/' },
    ]
    for (const [i, one] of wrong.entries()) {
      const answer = await send('POST', '/v1/charges', one, `w${i}`)
      assert.deepEqual([answer.status, answer.body.error.code], [400, 'invalid_field'])
    }
    assert.equal((await fetch(`${bank.url}/v1/charges`)).status, 401)
    assert.equal((await fetch(`${bank.url}/nowhere`)).status, 404)
    assert.equal((await fetch(`${bank.url}/v1/operations/x`, { method: 'POST' })).status, 405)
  })

  it('has no endpoints for tests without their key', async () => {
    assert.equal((await fetch(`${bank.url}/admin/charges`)).status, 401)
    const plain = await startTestbank({ port: 0, shopOrigins: [shop], secretKey: keys.secretKey })
    assert.equal((await fetch(`${plain.url}/admin/charges`)).status, 404)
    await plain.stop()
  })
})

describe('its pages', () => {
  const csp = async (path: string) => {
    const answer = await fetch(`${bank.url}${path}`)
    return {
      status: answer.status,
      policy: answer.headers.get('content-security-policy') ?? '',
      text: await answer.text(),
    }
  }

  it('list every test card in front, without a script', async () => {
    const { status, policy, text } = await csp('/')
    assert.equal(status, 200)
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(`${policy}${text}`, /script/)
    assert.match(text, /4242 4242 4242 4242/)
  })

  it('give card fields to a shop they know, in its looks, and to no other frame', async () => {
    const { policy, text } = await csp(`/fields?shop=${shop}&accent=%23ff0000&radius=4px&ink=url(x)&lang=de`)
    assert.match(policy, /frame-ancestors https:\/\/shop\.test$/)
    assert.match(text, /Kartennummer/)
    assert.match(text, /theme\.css\?accent=%23ff0000&amp;radius=4px"/)
    const css = await (await fetch(`${bank.url}/theme.css?accent=%23ff0000&ink=url(x)`)).text()
    assert.equal(css, ':root{--accent:#ff0000}')
    assert.equal((await csp('/fields?shop=https://elsewhere.test')).status, 403)
    assert.match((await csp('/')).policy, /frame-ancestors 'none'/)
  })

  it('never show again what was typed', async () => {
    const { token: _, ...withoutToken } = order('')
    const charge = (await send('POST', '/v1/charges', withoutToken, 'page')).body as Body & {
      action: { url: string }
    }
    const form = new URLSearchParams({
      do: 'pay',
      number: '4242 4242 4242 4241',
      expiry: '12/40',
      code: '987',
    })
    const answer = await fetch(charge.action.url, { method: 'POST', body: form, redirect: 'manual' })
    const text = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(text, /aria-invalid="true"/)
    assert.doesNotMatch(text, /4241|987/)
  })
})

it('keeps its books over a restart, without a card number in them', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'testbank-'))
  t.after(() => rm(folder, { recursive: true }))
  const journal = join(folder, 'journal')
  const first = await open({ journal })
  const made = await send(
    'POST',
    '/v1/charges',
    order(await tokenOf('4242424242424242', first.url)),
    'j',
    first.url,
  )
  await first.stop()
  const second = await open({ journal })
  const found = await send('GET', `/v1/charges/${made.body.id}`, undefined, '', second.url)
  assert.equal(found.body.status, 'authorised')
  await second.stop()
  assert.doesNotMatch(await readFile(journal, 'utf8'), /42424242/)
})

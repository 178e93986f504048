import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { request } from 'undici'
import { shelf } from '../contract/fixture/shelf-api.ts'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { serve } from './serve.ts'

const key: Actor = { kind: 'key', id: 'k1', permissions: ['*'] }

async function start(t: TestContext) {
  const { api, calls, stopped } = shelf()
  const server = serve([{ contract: shelfContract, api }], { edge: 'public', authenticate: () => key })
  const { url, port } = await server.listen(0)
  t.after(() => server.close())
  return { url, port, calls, stopped }
}

const admin = { authorization: 'Bearer x', 'content-type': 'application/json', 'idempotency-key': 'k' }

type Body = {
  code: string
  detail: string
  status: number
  requestId: string
  errors?: { pointer: string; in: string; detail: string }[]
}

/** Every refusal is a problem document with the same id in head and body. */
async function refusal(
  url: string,
  options: Parameters<typeof request>[1] = {},
): Promise<Body & { headers: Record<string, unknown> }> {
  const answer = await request(url, options)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  const body = (await answer.body.json()) as Body
  assert.equal(body.status, answer.statusCode)
  assert.equal(body.requestId, answer.headers['x-request-id'])
  return { ...body, headers: answer.headers }
}

/** What no client library would send. */
function raw(port: number, text: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setTimeout(3_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', chunk => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

test('404, 405 with Allow, OPTIONS and HEAD', async t => {
  const { url } = await start(t)
  assert.equal((await refusal(`${url}/v1/nothing`)).code, 'not_found')
  const wrong = await refusal(`${url}/v1/books/b1`, { method: 'DELETE' })
  assert.equal(wrong.code, 'method_not_allowed')
  assert.equal(wrong.headers.allow, 'GET, HEAD, OPTIONS')
  const options = await request(`${url}/v1/admin/books/b1`, { method: 'OPTIONS' })
  assert.equal(options.statusCode, 204)
  assert.equal(options.headers.allow, 'PUT, DELETE, OPTIONS')
  const head = await request(`${url}/v1/books/b1`, { method: 'HEAD' })
  assert.equal(head.statusCode, 200)
  assert.equal(head.headers.etag, '"7"')
  assert.equal(await head.body.text(), '')
})

test('406 names what there is', async t => {
  const { url } = await start(t)
  for (const accept of ['text/html', 'application/json;q=0', 'image/*'])
    assert.equal(
      (await refusal(`${url}/v1/books/b1`, { headers: { accept } })).code,
      'not_acceptable',
      accept,
    )
  for (const accept of ['*/*', 'text/html, application/*;q=0.5', 'application/json; charset=utf-8'])
    assert.equal((await request(`${url}/v1/books/b1`, { headers: { accept } })).statusCode, 200, accept)
})

test('413 for a body that is too large, declared or not', async t => {
  const { url, port } = await start(t)
  const huge = `{"title":"${'x'.repeat(1_100_000)}"}`
  assert.equal(
    (await refusal(`${url}/v1/admin/books`, { method: 'POST', headers: admin, body: huge })).code,
    'payload_too_large',
  )
  const announced = await raw(
    port,
    'POST /v1/admin/books HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{',
  )
  assert.match(announced, /^HTTP\/1\.1 413 /)
})

test('414 and 431 for an address and headers that are too long', async t => {
  const { url, port } = await start(t)
  assert.equal((await refusal(`${url}/v1/books?cursor=${'x'.repeat(9_000)}`)).code, 'uri_too_long')
  assert.equal((await refusal(`${url}/v1/books/${'x'.repeat(2_000)}`)).code, 'uri_too_long')
  const headers = `GET /v1/books/b1 HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`
  const answer = await raw(port, headers)
  assert.match(answer, /^HTTP\/1\.1 431 [\s\S]*"code":"headers_too_large"/)
})

test('415 for a body that is not JSON', async t => {
  const { url } = await start(t)
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense']) {
    const options = { method: 'POST', headers: { ...admin, 'content-type': type }, body: 'title=x' } as const
    assert.equal((await refusal(`${url}/v1/admin/books`, options)).code, 'unsupported_media_type', type)
  }
})

test('broken JSON and bad UTF-8 are told with the position', async t => {
  const { url } = await start(t)
  const post = (body: string | Buffer) =>
    refusal(`${url}/v1/admin/books`, { method: 'POST', headers: admin, body })
  const broken = await post('{"title": "x",}')
  assert.equal(broken.code, 'malformed_request')
  assert.match(broken.detail, /position 14/)
  const bytes = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])
  assert.match((await post(bytes)).detail, /not UTF-8 at byte 10/)
  assert.match((await post('['.repeat(100_000))).detail, /deeper than 64 levels/)
})

test('text that no database can hold is refused by field', async t => {
  const { url } = await start(t)
  const post = (body: string) => refusal(`${url}/v1/admin/books`, { method: 'POST', headers: admin, body })
  assert.equal((await post('{"title":"a\\u0000b","kind":"novel"}')).errors?.[0]?.pointer, '/title')
  assert.equal((await post('{"title":"\\ud800","kind":"novel"}')).errors?.[0]?.pointer, '/title')
  assert.equal(
    (await post('{"title":"x","kind":"novel","__proto__":{"a":1}}')).errors?.[0]?.pointer,
    '/__proto__',
  )
  assert.equal((await refusal(`${url}/v1/books/a%00b`)).errors?.[0]?.pointer, '/id')
  const query = await refusal(`${url}/v1/books?cursor=%00`)
  assert.deepEqual([query.errors?.[0]?.pointer, query.errors?.[0]?.in], ['/cursor', 'query'])
})

test('bad percent-encoding names the parameter', async t => {
  const { url, port } = await start(t)
  assert.deepEqual((await refusal(`${url}/v1/books?cursor=%ff`)).errors?.[0]?.pointer, '/cursor')
  assert.match(
    await raw(port, 'GET /v1/books/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    /^HTTP\/1\.1 400 [\s\S]*malformed_request/,
  )
  assert.match(await raw(port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 [\s\S]*malformed_request/)
})

test('headers that steer a write are checked by name', async t => {
  const { url } = await start(t)
  const post = (headers: Record<string, string>) =>
    refusal(`${url}/v1/admin/books`, { method: 'POST', headers, body: '{"title":"x","kind":"novel"}' })
  const { 'idempotency-key': _, ...keyless } = admin
  for (const given of [undefined, 'x'.repeat(256), 'a b', 'ü']) {
    const answer = await post(given === undefined ? keyless : { ...admin, 'idempotency-key': given })
    assert.deepEqual(answer.errors?.[0]?.pointer, '/Idempotency-Key')
    assert.equal(answer.status, 400)
  }
  const put = (headers: Record<string, string>) =>
    refusal(`${url}/v1/admin/books/b1`, {
      method: 'PUT',
      headers: { ...admin, ...headers },
      body: '{"title":"x","kind":"novel"}',
    })
  assert.equal((await put({})).code, 'precondition_required')
  assert.equal((await put({ 'if-match': '"6"' })).code, 'precondition_failed')
  for (const tag of ['W/"7"', '*', '7', '"x"', '"7", "8"'])
    assert.deepEqual((await put({ 'if-match': tag })).errors?.[0]?.pointer, '/If-Match', tag)
  assert.equal((await put({ 'if-match': '"7"', 'x-deadline': 'soon' })).errors?.[0]?.pointer, '/X-Deadline')
  assert.equal((await put({ 'if-match': '"7"', 'x-deadline': '1000' })).errors?.[0]?.pointer, '/X-Deadline')
})

test('a field of the path does not come twice', async t => {
  const { url } = await start(t)
  const options = {
    method: 'PUT',
    headers: { ...admin, 'if-match': '"7"' },
    body: '{"id":"b2","title":"x","kind":"novel"}',
  } as const
  assert.deepEqual((await refusal(`${url}/v1/admin/books/b1`, options)).errors?.[0], {
    pointer: '/id',
    detail: 'belongs to the path, not to the body',
    in: 'body',
  })
})

test('unknown and repeated query parameters are refused by name', async t => {
  const { url } = await start(t)
  const pointers = async (query: string) =>
    (await refusal(`${url}/v1/books?${query}`)).errors?.map(({ pointer }) => pointer)
  assert.deepEqual(await pointers('colour=red'), ['/colour'])
  assert.deepEqual(await pointers('limit=1&limit=2'), ['/limit'])
  assert.deepEqual(await pointers('limit=1e2'), ['/limit'])
  assert.deepEqual(await pointers('limit='), ['/limit'])
  assert.deepEqual(await pointers('inStock=yes&filter=%7B'), ['/inStock', '/filter'])
  assert.deepEqual(await pointers('__proto__=1'), ['/__proto__'])
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { bookshop } from './testing/bookshop.ts'

const json = { 'content-type': 'application/json' }

test('rule 15: a path of the administration written otherwise is one as well', async () => {
  const { server } = bookshop({ publicUrl: 'https://shop.example', adminUrl: 'https://admin.example' })
  const headers = { host: 'shop.example', 'sec-fetch-site': 'same-origin' }
  for (const url of ['/api/v1/admin/books', '/api/v1/%61dmin/books', '/%61pi/v1/adm%69n/books?x=%2f'])
    assert.equal((await server.inject({ method: 'POST', url, payload: {}, headers })).statusCode, 404, url)
})

test('a path of signing in written otherwise is answered as one, not with a failure', async () => {
  const answer = await bookshop().server.inject({ url: '/%61uth/callback?state=1&code=2' })
  assert.deepEqual(
    [answer.statusCode, answer.headers.location],
    [303, '/account/sign-in?problem=sign_in_refused'],
  )
})

test('made-up keys get nobody past the limit of a network, also where nobody looks at them', async () => {
  const { server } = bookshop({ readsPerMinute: 3 })
  const ask = async (i: number) => {
    const headers = { authorization: `Bearer made-up-${i}` }
    return (await server.inject({ url: '/docs', headers })).statusCode
  }
  assert.deepEqual(await Promise.all([0, 1, 2, 3, 4].map(ask)), [200, 200, 200, 429, 429])
})

test('a compressed body counts as long as it is when it is read, and one that is none is named', async () => {
  const { server } = bookshop()
  const post = async (payload: Buffer | string, coding: string) => {
    const headers = { ...json, 'content-encoding': coding }
    const answer = await server.inject({ method: 'POST', url: '/api/v1/books', payload, headers })
    return [answer.statusCode, answer.statusCode === 200 ? '' : answer.json().code]
  }
  const bomb = gzipSync(JSON.stringify({ text: ' '.repeat(3_000_000) }))
  assert.ok(bomb.length < 10_000)
  assert.deepEqual(await post(bomb, 'gzip'), [413, 'payload_too_large'])
  assert.deepEqual(await post(gzipSync('{"text":"a"}'), 'gzip'), [200, ''])
  assert.deepEqual(await post('not packed', 'gzip'), [400, 'malformed_request'])
  assert.deepEqual(await post('not packed', 'compress'), [415, 'unsupported_media_type'])
})

test('what is refused is not sent: an encoding with q=0', async () => {
  const { server } = bookshop()
  for (const url of ['/docs', '/api/openapi.json', '/api/v1/books'])
    for (const [accepted, coding] of [
      ['gzip;q=0', undefined],
      ['br;q=0, gzip; q=0.5', 'gzip'],
    ]) {
      const answer = await server.inject({ url, headers: { 'accept-encoding': accepted } })
      assert.deepEqual([answer.statusCode, answer.headers['content-encoding']], [200, coding], url)
    }
})

test('two lengths, a body without end and an address that cannot be read are refused by name', async t => {
  const { server } = bookshop({ publicUrl: 'https://shop.example' })
  const { port } = await server.listen(0)
  t.after(() => server.close(0))
  const ask = async (request: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    let answer = ''
    socket.on('data', data => {
      answer += data
    })
    socket.write(request)
    await once(socket, 'close')
    return answer
  }
  const post = 'POST /api/v1/books HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'
  const both = await ask(`${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)
  assert.match(both, /^HTTP\/1.1 400 [\s\S]*malformed_request/)
  const much = 'a'.repeat(1_200_000)
  const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n${much.length.toString(16)}\r\n${much}\r\n0\r\n\r\n`
  assert.match(await ask(chunked), /^HTTP\/1.1 413 /)
  const broken = await ask('GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  assert.match(broken, /^HTTP\/1.1 400 /)
  assert.match(broken, /x-frame-options: DENY/i)
  assert.match(broken, /strict-transport-security/i)
})

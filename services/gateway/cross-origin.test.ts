import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookshop } from './testing/bookshop.ts'

const origin = 'https://app.example'

test('a script elsewhere may use every method of the API, and is asked for no cookie', async () => {
  const { server } = bookshop({ corsOrigins: [origin], readsPerMinute: 1 })
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    const asks = {
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, idempotency-key, if-match',
    }
    const answer = await server.inject({
      method: 'OPTIONS',
      url: '/api/v1/books',
      headers: { origin, ...asks },
    })
    assert.equal(answer.statusCode, 204)
    assert.ok(String(answer.headers['access-control-allow-methods']).split(/, ?/).includes(method), method)
    assert.equal(answer.headers['access-control-allow-headers'], asks['access-control-request-headers'])
    assert.equal(answer.headers['access-control-allow-credentials'], undefined)
  }
})

test('a script elsewhere can read why it was refused, and when to come again', async () => {
  const { server } = bookshop({ corsOrigins: [origin], readsPerMinute: 1 })
  const read = () => server.inject({ url: '/api/v1/books', headers: { origin } })
  await read()
  const { statusCode, headers } = await read()
  assert.deepEqual([statusCode, headers['access-control-allow-origin']], [429, origin])
  assert.match(String(headers['access-control-expose-headers']), /Retry-After/)
  assert.match(String(headers.vary), /Origin/)
})

test('answers that others may keep say that they differ by who asks', async () => {
  const { server } = bookshop({ corsOrigins: [origin] })
  assert.match(String((await server.inject({ url: '/api/v1/books' })).headers.vary), /Origin/)
})

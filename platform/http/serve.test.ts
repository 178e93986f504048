import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { shelf } from '../contract/fixture/shelf-api.ts'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { serve } from './serve.ts'

const key: Actor = { kind: 'key', id: 'k1', permissions: ['*'] }

function start() {
  const { api, calls, stopped } = shelf()
  const server = serve([{ contract: shelfContract, api }], { edge: 'public', authenticate: () => key })
  return { server, calls, stopped }
}

const admin = { authorization: 'Bearer x', 'content-type': 'application/json' }

test('a read answers its JSON, its version as ETag and the request id', async () => {
  const { server } = start()
  const answer = await server.inject('/v1/books/b1')
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers.etag, '"7"')
  assert.equal(answer.headers['cache-control'], 'public, max-age=1')
  assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  assert.match(String(answer.headers['x-request-id']), /^[0-9a-f]{32}$/)
  assert.deepEqual(answer.json(), {
    id: 'b1',
    version: 7,
    title: 'Ünder the stoa',
    kind: 'novel',
    subtitle: null,
  })
})

test('prepared JSON text is sent as it is, with its ETag', async () => {
  const { server } = start()
  const answer = await server.inject('/v1/books/raw')
  assert.equal(answer.headers.etag, '"7"')
  assert.equal(answer.json().id, 'raw')
})

test('what the client has already is 304 without a body', async () => {
  const { server } = start()
  for (const tag of ['"7"', 'W/"7"', '"1", "7"', '*']) {
    const answer = await server.inject({ url: '/v1/books/b1', headers: { 'if-none-match': tag } })
    assert.equal(answer.statusCode, 304, tag)
    assert.equal(answer.body, '')
  }
  assert.equal(
    (await server.inject({ url: '/v1/books/b1', headers: { 'if-none-match': '"8"' } })).statusCode,
    200,
  )
})

test('query strings are coerced by their schema, undeclared output fields stay inside', async () => {
  const { server } = start()
  const answer = await server.inject(
    '/v1/books?limit=20&kind=a&kind=b%20c&inStock=true&filter=%7B%22min%22%3A1%7D',
  )
  assert.deepEqual(answer.json().asked, { limit: 20, kind: ['a', 'b c'], inStock: true, filter: { min: 1 } })
  assert.equal(answer.json().items[0].secret, undefined)
})

test('bodies are never coerced and unknown fields are refused by name', async () => {
  const { server } = start()
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/admin/books',
    headers: { ...admin, 'idempotency-key': 'k' },
    payload: { title: 5, kind: 'poem', pages: '3', colour: 'red' },
  })
  assert.equal(answer.statusCode, 400)
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
  const body = answer.json()
  assert.equal(body.code, 'validation_failed')
  assert.equal(body.requestId, answer.headers['x-request-id'])
  assert.deepEqual(
    body.errors.map((error: { pointer: string; in: string }) => [error.pointer, error.in]).sort(),
    [
      ['/colour', 'body'],
      ['/kind', 'body'],
      ['/pages', 'body'],
      ['/title', 'body'],
    ],
  )
})

test('a declared failure is a problem document with its own status and data', async () => {
  const { server } = start()
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/admin/books',
    headers: { ...admin, 'idempotency-key': 'k' },
    payload: { title: 'taken', kind: 'novel' },
  })
  assert.equal(answer.statusCode, 409)
  assert.equal(answer.json().code, 'title_taken')
  assert.deepEqual(answer.json().data, { id: 'b1' })
})

test('a replayed answer says so', async () => {
  const { server } = start()
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/admin/books',
    headers: { ...admin, 'idempotency-key': 'again' },
    payload: { title: 'x', kind: 'novel' },
  })
  assert.equal(answer.statusCode, 201)
  assert.equal(answer.headers['idempotent-replayed'], 'true')
})

test('internal methods do not exist outside', async () => {
  const { server } = start()
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/books/wait',
    headers: admin,
    payload: { mode: 'x' },
  })
  assert.equal(answer.statusCode, 405)
  assert.equal(
    (await server.inject({ method: 'POST', url: '/internal/shelf/v1/books/wait' })).statusCode,
    404,
  )
})

test('an unexpected error tells nothing and a wrong output is our fault', async () => {
  const { server } = start()
  for (const id of ['thrown', 'broken']) {
    const answer = await server.inject(`/v1/books/${id}`)
    assert.equal(answer.statusCode, 500)
    assert.equal(answer.json().code, 'internal')
    assert.ok(!answer.body.includes('secret'))
  }
})

test('a deleted resource answers 204 and a download streams', async () => {
  const { server } = start()
  const gone = await server.inject({
    method: 'DELETE',
    url: '/v1/admin/books/b1',
    headers: { authorization: 'Bearer x' },
  })
  assert.equal(gone.statusCode, 204)
  const file = await server.inject({ url: '/v1/admin/books/export', headers: { authorization: 'Bearer x' } })
  assert.equal(file.headers['content-disposition'], 'attachment; filename="books.csv"')
  assert.equal(file.body, 'id,title\nb1,Under the stoa\n')
})

test('raw bodies reach the handler with their type, within their limit', async () => {
  const { server } = start()
  const post = (size: number, type = 'text/csv') =>
    server.inject({
      method: 'POST',
      url: '/v1/admin/books/imports?dryRun=true',
      headers: { authorization: 'Bearer x', 'content-type': type },
      payload: 'x'.repeat(size),
    })
  assert.deepEqual((await post(500)).json(), { bytes: 500, contentType: 'text/csv' })
  assert.equal((await post(100_001)).statusCode, 413)
  assert.equal((await post(5, 'application/json')).statusCode, 415)
})

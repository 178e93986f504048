import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineContract, defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { ApiError, apiClient } from './client.ts'

const book = Type.Object({ id: Type.String(), title: Type.String() })
const shelf = defineContract('shelf', {
  events: {},
  methods: {
    getBook: defineMethod({
      http: 'GET /v1/books/:id',
      visibility: 'public',
      actors: ['anonymous'],
      summary: 'One book',
      input: Type.Object({ id: Type.String(), tag: Type.Optional(Type.Array(Type.String())) }),
      output: book,
      errors: {
        book_missing: { status: 404, description: 'None', data: Type.Object({ near: Type.String() }) },
      },
    }),
    changeBook: defineMethod({
      http: 'PUT /v1/books/:id',
      visibility: 'public',
      actors: ['anonymous'],
      summary: 'Change it',
      input: book,
      output: book,
      ifMatch: 'required',
    }),
    hidden: defineMethod({
      http: 'POST /v1/hidden',
      visibility: 'internal',
      actors: [],
      summary: 'Not for browsers',
      input: Type.Object({}),
      output: Type.Null(),
    }),
  },
})

function start(answer: Response) {
  const seen: { url: string; init: RequestInit }[] = []
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    seen.push({ url: String(url), init })
    return answer
  }
  const api = apiClient<typeof shelf>({ baseUrl: '/api', fetch: fetch as typeof globalThis.fetch })
  return { api, seen }
}

test('path and query are filled, and the answer has the contract’s type', async () => {
  const { api, seen } = start(Response.json({ id: 'a/b', title: 'x' }))
  const found = await api('GET /v1/books/:id', { id: 'a/b', tag: ['p q', 'r'] })
  const title: string | undefined = found.ok ? found.value.title : found.error.data?.near
  assert.equal(title, 'x')
  assert.equal(seen[0]?.url, '/api/v1/books/a%2Fb?tag=p+q&tag=r')
})

test('a body leaves the path’s fields out and carries its headers', async () => {
  const { api, seen } = start(Response.json({ id: 'b1', title: 'y' }))
  await api('PUT /v1/books/:id', { id: 'b1', title: 'y' }, { ifMatch: 7, idempotencyKey: 'k' })
  const { body, headers } = seen[0]!.init
  assert.equal(body, '{"title":"y"}')
  assert.deepEqual(
    { ...(headers as object), accept: undefined },
    {
      accept: undefined,
      'content-type': 'application/json',
      'if-match': '"7"',
      'idempotency-key': 'k',
    },
  )
})

test('a declared failure is a value, everything else an ApiError', async () => {
  const problem = { code: 'book_missing', detail: 'No book', data: { near: 'b2' }, requestId: 'r' }
  const declared = start(Response.json(problem, { status: 404, headers: { 'x-outcome': 'declared' } }))
  assert.deepEqual(await declared.api('GET /v1/books/:id', { id: 'b1' }), {
    ok: false,
    error: { code: 'book_missing', detail: 'No book', data: { near: 'b2' } },
  })
  const thrown = start(Response.json({ code: 'internal', requestId: 'r' }, { status: 500 }))
  await assert.rejects(
    thrown.api('GET /v1/books/:id', { id: 'b1' }),
    (error: ApiError) => error.code === 'internal' && error.requestId === 'r',
  )
  const proxy = start(new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await assert.rejects(proxy.api('GET /v1/books/:id', { id: 'b1' }), ApiError)
})

test('what is wrong does not compile', () => {
  const { api } = start(new Response())
  const never = () => [
    // @ts-expect-error internal methods are not for browsers
    api('POST /v1/hidden', {}),
    // @ts-expect-error the id is text
    api('GET /v1/books/:id', { id: 5 }),
    // @ts-expect-error there is no such route
    api('GET /v1/shelves', {}),
  ]
  assert.equal(typeof never, 'function')
})

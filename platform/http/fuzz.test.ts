import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { request } from 'undici'
import { shelf } from '../contract/fixture/shelf-api.ts'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { decodeCursor, type FuzzCase, fuzzCases, fuzzFailure } from '../contract/index.ts'
import { serve } from './serve.ts'

async function send(origin: string, { verb, url, headers, body }: FuzzCase) {
  const options = {
    method: verb as 'GET',
    headers: { ...headers, authorization: 'Bearer x' },
    ...(body === undefined ? {} : { body }),
  }
  const answer = await request(origin + url, options)
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() }
}

test('no bad request is a 5xx, and each is a problem that names its field', async t => {
  const { api } = shelf()
  const listBooks: typeof api.listBooks = async (input, call) => {
    if (input.cursor !== undefined) decodeCursor('secret', input.cursor, Type.Object({ id: Type.String() }))
    return api.listBooks(input, call)
  }
  const server = serve([{ contract: shelfContract, api: { ...api, listBooks } }], {
    edge: 'public',
    authenticate: () => ({ kind: 'key', id: 'k', permissions: ['*'] }),
  })
  const { url } = await server.listen(0)
  t.after(() => server.close())
  const cases = fuzzCases(shelfContract)
  const failures: string[] = []
  for (const fuzzCase of cases) {
    const failure = fuzzFailure(fuzzCase, await send(url, fuzzCase))
    if (failure) failures.push(failure)
  }
  assert.deepEqual(failures, [])
  assert.ok(cases.length > 200, `only ${cases.length} cases`)
  const named = cases.filter(({ refused }) => refused?.startsWith('/'))
  assert.ok(named.length > 60, `only ${named.length} cases must name a field`)
})

test('what should not be is found', () => {
  const [sent] = fuzzCases(shelfContract).filter(({ refused }) => refused === '/title')
  const headers = { 'content-type': 'application/problem+json', 'x-request-id': 'r' }
  const problem = (errors: object[]) =>
    JSON.stringify({ code: 'validation_failed', status: 400, requestId: 'r', errors })
  assert.equal(
    fuzzFailure(sent!, { status: 400, headers, text: problem([{ pointer: '/title' }]) }),
    undefined,
  )
  assert.match(
    fuzzFailure(sent!, { status: 400, headers, text: problem([{ pointer: '/other' }]) })!,
    /does not name \/title/,
  )
  assert.match(fuzzFailure(sent!, { status: 200, headers, text: '{}' })!, /should have been refused/)
  assert.match(fuzzFailure(sent!, { status: 500, headers, text: '' })!, /never our fault/)
  assert.match(fuzzFailure(sent!, { status: 400, headers: {}, text: '' })!, /no problem document/)
})

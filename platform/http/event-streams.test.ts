import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Api, defineContract, defineMethod } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { Type } from 'typebox'
import { callerVerifier } from './caller-verifier.ts'
import { remoteClient } from './remote-client.ts'
import { serve } from './serve.ts'
import { serviceIdentity } from './service-identity.ts'
import { sharedSecretKeys } from './token-keys.ts'

const tickerContract = defineContract('ticker', {
  methods: {
    listen: defineMethod({
      visibility: 'public',
      actors: ['anonymous'],
      http: 'GET /v1/ticker',
      summary: 'Numbers as they come',
      input: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }),
      output: Type.Unknown(),
      produces: ['text/event-stream'],
    }),
  },
  events: {},
})
const keys = sharedSecretKeys('a secret of the tests')

/** Tells one number at once and then nothing more. */
function quietTicker() {
  const left = Promise.withResolvers<string>()
  const api: Api<typeof tickerContract> = {
    listen: async ({ after = 0 }) => {
      const waiting = Promise.withResolvers<void>()
      let told = false
      const chunks: AsyncIterableIterator<string> = {
        async next() {
          if (!told) {
            told = true
            return { done: false, value: `id: ${after + 1}\ndata: {}\n\n` }
          }
          await waiting.promise
          return { done: true, value: undefined }
        },
        async return() {
          left.resolve('left')
          waiting.resolve()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]: () => chunks,
      }
      return ok({ contentType: 'text/event-stream', chunks })
    },
  }
  return { api, left: left.promise }
}

/** The public origin and the service behind it, each a server of its own. */
async function openOrigin(t: TestContext) {
  const ticker = quietTicker()
  const service = serve([{ contract: tickerContract, api: ticker.api }], {
    edge: 'internal',
    verifyCaller: callerVerifier(keys),
  })
  const client = remoteClient(tickerContract, {
    baseUrl: (await service.listen(0)).url,
    identity: serviceIdentity({ name: 'gateway', keys }),
    connections: 1,
  })
  const origin = serve([{ contract: tickerContract, api: client }], {
    edge: 'public',
    authenticate: async () => ({ kind: 'anonymous' }),
  })
  const { url } = await origin.listen(0)
  t.after(async () => {
    await origin.close()
    await client[Symbol.asyncDispose]()
    await service.close()
  })
  const listen = (init: RequestInit = {}, query = '') => fetch(`${url}/v1/ticker${query}`, init)
  return { ...ticker, origin, service, listen }
}

const firstOf = async (answer: Response) => {
  const reader = answer.body!.getReader()
  return { reader, text: new TextDecoder().decode((await reader.read()).value) }
}

test('what is told live passes the origin as it comes, unchanged and uncounted by caches', async t => {
  const { listen } = await openOrigin(t)
  const answer = await listen()
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(answer.headers.get('cache-control'), 'no-store, no-transform')
  assert.equal((await firstOf(answer)).text, 'id: 1\ndata: {}\n\n')
})

test('a browser that comes back goes on after the last event it saw, whatever its address says', async t => {
  const { listen } = await openOrigin(t)
  const resumed = await listen({ headers: { 'last-event-id': '7' } }, '?after=2')
  assert.match((await firstOf(resumed)).text, /^id: 8\n/)
  const odd = await listen({ headers: { 'last-event-id': 'x' } })
  assert.deepEqual([odd.status, (await odd.json()).code], [400, 'validation_failed'])
})

test('who leaves ends it at its source, and many live views keep nobody else from being answered', async t => {
  const { listen, left } = await openOrigin(t)
  const controller = new AbortController()
  const open = await Promise.all([1, 2, 3].map(() => listen({ signal: controller.signal })))
  await Promise.all(open.map(firstOf))
  controller.abort()
  assert.equal(await left, 'left')
})

for (const which of ['origin', 'service'] as const)
  test(`the drain of the ${which} ends it whole, so that browsers come back elsewhere`, async t => {
    const opened = await openOrigin(t)
    const { reader } = await firstOf(await opened.listen())
    opened[which].beginDrain()
    assert.equal((await reader.read()).done, true)
    assert.equal(await opened.left, 'left')
    const late = await opened.listen().then(answer => answer.text())
    assert.equal(late, '')
  })

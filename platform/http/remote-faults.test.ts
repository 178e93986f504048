import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { newCall } from '../contract/index.ts'
import { type RemoteClientOptions, remoteClient } from './remote-client.ts'
import { serviceIdentity } from './service-identity.ts'
import { sharedSecretKeys } from './token-keys.ts'

const identity = serviceIdentity({ name: 'desk', keys: sharedSecretKeys('a secret of the tests') })
const call = newCall({ actor: { kind: 'anonymous' }, timeoutMs: 2_000 })
const book = { id: 'b1', version: 1, title: 'x', kind: 'novel' }

type Options = Partial<RemoteClientOptions>

async function peer(t: TestContext, listener: RequestListener, options: Options = {}) {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    listener(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = remoteClient(shelfContract, { baseUrl: `http://127.0.0.1:${port}`, identity, ...options })
  t.after(async () => {
    await client[Symbol.asyncDispose]()
    server.closeAllConnections()
    server.close()
  })
  return { client, asked: () => asked }
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    error => (isPlatformError(error) ? error.code : String(error)),
  )

/** Fails so often, then works. */
function flaky(failures: number): RequestListener {
  let left = failures
  return (request, response) => {
    if (left-- > 0) return void request.socket.destroy()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(book))
  }
}

test('a read survives a connection that breaks', async t => {
  const { client, asked } = await peer(t, flaky(2))
  const answer = await client.getBook({ id: 'b1' }, call)
  assert.equal(answer.ok && answer.value.id, 'b1')
  assert.equal(asked(), 3)
})

test('a write without a key is sent once, with a key it is repeated', async t => {
  const { client, asked } = await peer(t, flaky(1))
  const change = { id: 'b1', title: 'x', kind: 'novel' } as const
  assert.equal(await codeOf(client.changeBook(change, { ...call, ifMatch: 1 })), 'upstream_failed')
  assert.equal(asked(), 1)
  const keyed = await peer(t, flaky(1))
  const added = await keyed.client.addBook({ title: 'x', kind: 'novel' }, { ...call, idempotencyKey: 'k' })
  assert.ok(added.ok)
  assert.equal(keyed.asked(), 2)
})

test('a peer that is down is not asked for a while', async t => {
  const { client, asked } = await peer(t, flaky(100), { attempts: 1, breaker: { failures: 3 } })
  for (const _ of [1, 2, 3]) assert.equal(await codeOf(client.getBook({ id: 'b1' }, call)), 'upstream_failed')
  assert.equal(await codeOf(client.getBook({ id: 'b1' }, call)), 'unavailable')
  assert.equal(asked(), 3)
})

test('retries are a budget, not a multiplier', async t => {
  const { client, asked } = await peer(t, flaky(1_000), { breaker: { failures: 1_000 }, attempts: 3 })
  await Promise.all(Array.from({ length: 30 }, () => codeOf(client.getBook({ id: 'b1' }, call))))
  assert.ok(asked() <= 30 + 13, `asked ${asked()} times for 30 calls`)
})

test('an answer that breaks the contract is the peer’s fault', async t => {
  const answers = ['{"id":5}', 'not json', '']
  for (const text of answers) {
    const { client } = await peer(t, (_request, response) => void response.end(text), { attempts: 1 })
    assert.equal(await codeOf(client.getBook({ id: 'b1' }, call)), 'upstream_failed')
  }
})

test('a peer that never answers costs the deadline and no more', async t => {
  const { client } = await peer(t, () => {})
  const began = performance.now()
  assert.equal(
    await codeOf(client.getBook({ id: 'b1' }, newCall({ actor: call.actor, timeoutMs: 150 }))),
    'deadline_exceeded',
  )
  assert.ok(performance.now() - began < 1_000)
})

test('nobody listening is unavailable', async t => {
  const client = remoteClient(shelfContract, { baseUrl: 'http://127.0.0.1:9', identity })
  t.after(() => client[Symbol.asyncDispose]())
  assert.equal(await codeOf(client.getBook({ id: 'b1' }, call)), 'unavailable')
})

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { type Shelf, shelf } from '../contract/fixture/shelf-api.ts'
import { type ShelfContract, shelfContract } from '../contract/fixture/shelf-contract.ts'
import { isReplayed, localClient, newCall } from '../contract/index.ts'
import { callerVerifier } from './caller-verifier.ts'
import { remoteClient } from './remote-client.ts'
import { serve } from './serve.ts'
import { serviceIdentity } from './service-identity.ts'
import { sharedSecretKeys } from './token-keys.ts'

const keys = sharedSecretKeys('a secret of the tests')
const allow = (caller: string, _service: string, method: string) =>
  caller === 'desk' && method !== 'removeBook'

type Way = { readonly client: Api<ShelfContract>; readonly shelf: Shelf }

const ways: Record<string, (t: TestContext) => Promise<Way>> = {
  async local() {
    const own = shelf()
    return {
      shelf: own,
      client: localClient(shelfContract, () => own.api, { caller: 'desk', allow, roundTrip: true }),
    }
  },
  async remote(t) {
    const own = shelf()
    const server = serve([{ contract: shelfContract, api: own.api }], {
      edge: 'internal',
      verifyCaller: callerVerifier(keys),
      allow,
    })
    const { url } = await server.listen(0)
    const client = remoteClient(shelfContract, {
      baseUrl: url,
      identity: serviceIdentity({ name: 'desk', keys }),
    })
    t.after(async () => {
      await client[Symbol.asyncDispose]()
      await server.close()
    })
    return { shelf: own, client }
  },
}

const actor = { kind: 'key', id: 'k', permissions: ['books:write'] } as const
const call = (more: Partial<Call> = {}): Call => ({ ...newCall({ actor }), ...more })

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    error => (isPlatformError(error) ? error.code : String(error)),
  )

for (const [way, start] of Object.entries(ways)) {
  test(`${way}: a value comes back without what the contract does not name`, async t => {
    const { client } = await start(t)
    const list = await client.listBooks({ limit: 3, kind: [] }, call())
    assert.ok(list.ok)
    assert.deepEqual(list.value.asked, { limit: 3, kind: [] })
    assert.deepEqual(Object.keys(list.value.items[0]!), ['id', 'version', 'title', 'kind', 'subtitle'])
    const raw = await client.getBook({ id: 'raw' }, call())
    assert.equal(raw.ok && raw.value.title, 'Ünder the stoa')
  })

  test(`${way}: a declared failure is a value, with its data`, async t => {
    const { client } = await start(t)
    const taken = await client.addBook({ title: 'taken', kind: 'novel' }, call({ idempotencyKey: 'k' }))
    assert.deepEqual(taken, {
      ok: false,
      error: { code: 'title_taken', detail: 'Taken', data: { id: 'b1' } },
    })
    const missing = await client.getBook({ id: 'no' }, call())
    assert.deepEqual(missing, { ok: false, error: { code: 'book_missing', detail: 'No book no' } })
  })

  test(`${way}: the kit's errors are thrown with their code and fields`, async t => {
    const { client } = await start(t)
    const wrong = client.addBook({ title: '', kind: 'novel' }, call({ idempotencyKey: 'k' }))
    await assert.rejects(
      wrong,
      error => isPlatformError(error, 'validation_failed') && error.fields[0]?.pointer === '/title',
    )
    const add = { title: 'x', kind: 'novel' } as const
    assert.equal(await codeOf(client.addBook(add, call())), 'validation_failed')
    assert.equal(await codeOf(client.changeBook({ id: 'b1', ...add }, call())), 'precondition_required')
    assert.equal(
      await codeOf(client.changeBook({ id: 'b1', ...add }, call({ ifMatch: 6 }))),
      'precondition_failed',
    )
    assert.equal(await codeOf(client.getBook({ id: 'thrown' }, call())), 'internal')
    assert.equal(await codeOf(client.getBook({ id: 'broken' }, call())), 'internal')
    assert.equal(await codeOf(client.removeBook({ id: 'b1' }, call())), 'forbidden')
    const customer = { kind: 'customer', id: 'c', emailVerified: true } as const
    assert.equal(
      await codeOf(client.addBook(add, call({ actor: customer, idempotencyKey: 'k' }))),
      'forbidden',
    )
  })

  test(`${way}: caller, actor, key, version and trace arrive; a forged caller does not`, async t => {
    const { client, shelf } = await start(t)
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00'
    await client.changeBook(
      { id: 'b1', title: 'x', kind: 'novel' },
      call({ ifMatch: 7, traceparent, caller: 'orders' }),
    )
    const [seen] = shelf.calls
    assert.equal(seen?.caller, 'desk')
    assert.deepEqual(seen?.actor, actor)
    assert.equal(seen?.ifMatch, 7)
    assert.equal(seen?.traceparent?.slice(3, 35), '0af7651916cd43dd8448eb211c80319c')
  })

  test(`${way}: a replay says so`, async t => {
    const { client } = await start(t)
    const again = await client.addBook({ title: 'x', kind: 'novel' }, call({ idempotencyKey: 'again' }))
    assert.ok(isReplayed(again))
    const first = await client.addBook({ title: 'x', kind: 'novel' }, call({ idempotencyKey: 'first' }))
    assert.ok(!isReplayed(first))
  })

  test(`${way}: files go in and out`, async t => {
    const { client } = await start(t)
    const body = (async function* () {
      yield Buffer.from('id,title\n')
    })()
    const imported = await client.importBooks({ dryRun: true }, call({ body }))
    assert.equal(imported.ok && imported.value.bytes, 9)
    const exported = await client.exportBooks({}, call())
    assert.ok(exported.ok)
    assert.equal(exported.value.fileName, 'books.csv')
    let text = ''
    for await (const chunk of exported.value.chunks) text += chunk
    assert.equal(text, 'id,title\nb1,Under the stoa\n')
  })

  test(`${way}: the caller's abort reaches the handler`, async t => {
    const { client, shelf } = await start(t)
    const caller = new AbortController()
    const waiting = codeOf(client.waitForBook({ mode: 'x' }, call({ signal: caller.signal })))
    while (shelf.calls.length === 0) await new Promise(setImmediate)
    caller.abort()
    assert.equal(await waiting, 'cancelled')
    await shelf.stopped
  })

  test(`${way}: the method's timeout ends the wait and the handler`, async t => {
    const { client, shelf } = await start(t)
    assert.equal(await codeOf(client.waitForBook({ mode: 'x' }, call())), 'deadline_exceeded')
    await shelf.stopped
    assert.equal(
      await codeOf(client.getBook({ id: 'b1' }, call({ deadline: Date.now() - 1 }))),
      'deadline_exceeded',
    )
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Api } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { runInScope } from '../db/tx-scope.ts'
import { shelf } from './fixture/shelf-api.ts'
import { type ShelfContract, shelfContract } from './fixture/shelf-contract.ts'
import { guard } from './guard.ts'
import { allowAll } from './handler.ts'
import { localClient } from './local-client.ts'
import { newCall } from './new-call.ts'
import { isRawJson, rawJson } from './raw-json.ts'

const call = newCall({ actor: { kind: 'anonymous' } })
const text = '{"id":"b1","version":"not a number"}'

const withBook = (getBook: Api<ShelfContract>['getBook']) => ({ ...shelf().api, getBook })
const prepared = withBook(async () => ok(rawJson(text, 1)))

test('prepared text is parsed for callers in process and kept for HTTP', async () => {
  const inProcess = await guard(shelfContract, shelf().api).getBook({ id: 'raw' }, call)
  assert.equal(inProcess.ok && inProcess.value.version, 7)
  const kept = await guard(shelfContract, shelf().api, { raw: 'keep' }).getBook({ id: 'raw' }, call)
  assert.ok(kept.ok && isRawJson(kept.value))
})

test('in tests prepared text is checked against the contract like any output', async () => {
  assert.ok((await guard(shelfContract, prepared, { raw: 'keep' }).getBook({ id: 'b1' }, call)).ok)
  const checked = guard(shelfContract, prepared, { raw: 'keep', checkRaw: true }).getBook({ id: 'b1' }, call)
  await assert.rejects(
    checked,
    error => isPlatformError(error, 'internal') && /\/version must be integer/.test(String(error.cause)),
  )
})

test('a failure that the contract does not declare is our fault', async () => {
  const api = withBook(async () => ({ ok: false, error: { code: 'surprise', detail: '' } }) as never)
  await assert.rejects(
    guard(shelfContract, api).getBook({ id: 'b1' }, call),
    error => isPlatformError(error, 'internal') && /undeclared code 'surprise'/.test(String(error.cause)),
  )
})

test('a contract without a handler does not start', () => {
  const { getBook: _, ...rest } = shelf().api
  assert.throws(() => guard(shelfContract, rest as Api<ShelfContract>), /shelf\.getBook has no handler/)
})

test('a busy database is unavailable, not a fault', async () => {
  const busy = Object.assign(new Error('too many connections'), { name: 'DbError', code: 'db_unavailable' })
  const api = withBook(() => Promise.reject(busy))
  await assert.rejects(
    guard(shelfContract, api).getBook({ id: 'b1' }, call),
    error => isPlatformError(error, 'unavailable') && error.retryAfterSeconds === 1,
  )
})

test('a neighbour is not called inside a transaction', async () => {
  const client = localClient(shelfContract, () => shelf().api, { caller: 'orders', allow: allowAll })
  assert.ok((await client.getBook({ id: 'b1' }, call)).ok)
  await assert.rejects(
    runInScope({ owner: Symbol('tx'), open: true }, () => client.getBook({ id: 'b1' }, call)),
    /shelf\.getBook was called inside an open transaction/,
  )
})

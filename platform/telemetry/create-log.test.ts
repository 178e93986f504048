import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newCall } from '../contract/index.ts'
import { createLog } from './create-log.ts'
import type { Log } from './log.ts'

function start(level: 'debug' | 'info' = 'info') {
  const lines: Record<string, unknown>[] = []
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const log: Log = createLog({ service: 'shelf', level, destination })
  return { log, lines }
}

test('a line names its service, its request and its trace', () => {
  const { log, lines } = start()
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const call = newCall({
    actor: { kind: 'customer', id: 'c1', emailVerified: true },
    requestId: 'r1',
    traceparent,
  })
  log.child({ job: 'sweep' }).info({ call, books: 3 }, 'swept')
  const { time, ...line } = lines[0]!
  assert.match(String(time), /^\d{4}-.*Z$/)
  assert.deepEqual(line, {
    level: 'info',
    service: 'shelf',
    job: 'sweep',
    books: 3,
    request_id: 'r1',
    trace_id: '0af7651916cd43dd8448eb211c80319c',
    caller: 'edge',
    message: 'swept',
  })
})

test('a service in a shared process writes its own name, once, whatever its logs descend from', () => {
  const written: string[] = []
  const log: Log = createLog({
    service: 'stoa',
    level: 'info',
    destination: { write: line => written.push(line) },
  })
  log.child({ service: 'catalog', job: 'sweep' }).child({ job: 'index' }).info({}, 'done')
  log.info({}, 'stopped')
  assert.equal(written[0]!.match(/"service":/g)?.length, 1)
  assert.equal(written[0]!.match(/"job":/g)?.length, 1)
  const [line, own] = written.map(text => JSON.parse(text))
  assert.deepEqual([line.service, line.job, own.service], ['catalog', 'index', 'stoa'])
})

test('names of people and what opens doors never reach the log', () => {
  const { log, lines } = start()
  const order = {
    id: 'o1',
    email: 'a@example.org',
    payment: { cardToken: 'tok', amount: 5 },
    headers: [{ Authorization: 'Bearer x' }],
  }
  log.warn({ order, password: 'p' }, 'odd order')
  const text = JSON.stringify(lines)
  for (const secret of ['a@example.org', '"tok"', 'Bearer', '"p"']) assert.ok(!text.includes(secret), secret)
  assert.ok(text.includes('"amount":5'))
})

test('an error is its type, message, code and causes, not the rows it carries', () => {
  const { log, lines } = start()
  const cause = Object.assign(new Error('duplicate key'), {
    sqlState: '23505',
    detail: 'Key (email)=(a@example.org)',
  })
  log.error({ err: new Error('could not save', { cause }) }, 'failed')
  const { err } = lines[0] as { err: { type: string; message: string; cause: { sqlState: string } } }
  assert.deepEqual([err.type, err.message, err.cause.sqlState], ['Error', 'could not save', '23505'])
  assert.ok(!JSON.stringify(lines).includes('a@example.org'))
})

test('below its level nothing is written', () => {
  const { log, lines } = start('info')
  log.debug({}, 'detail')
  assert.equal(lines.length, 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shelf } from '../contract/fixture/shelf-api.ts'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { newCall } from '../contract/index.ts'
import { createLog, metricsRoute, startTelemetry, traceIdOf } from '../telemetry/index.ts'
import { callerVerifier } from './caller-verifier.ts'
import { remoteClient } from './remote-client.ts'
import { serve } from './serve.ts'
import { serviceIdentity } from './service-identity.ts'
import { sharedSecretKeys } from './token-keys.ts'

test('requests and calls are counted by route and outcome', async t => {
  const telemetry = startTelemetry({ service: 'shelf', traceRatio: 0 })
  t.after(() => telemetry[Symbol.asyncDispose]())
  const server = serve([{ contract: shelfContract, api: shelf().api }], {
    edge: 'public',
    telemetry,
    extend: app => metricsRoute(app, telemetry),
  })
  for (const id of ['b1', 'b1', 'no', 'thrown']) await server.inject(`/v1/books/${id}`)
  const { body } = await server.inject('/metrics')
  const count = (name: string, labels: string) =>
    new RegExp(`${name}_seconds_count\\{${labels}\\} (\\d+)`).exec(body)?.[1]
  const route = 'http_request_method="GET",http_route="/v1/books/:id",http_response_status_code='
  assert.equal(count('http_server_request_duration', `${route}"200"`), '2')
  assert.equal(count('http_server_request_duration', `${route}"500"`), '1')
  const method = 'rpc_service="shelf",rpc_method="getBook",stoa_outcome='
  assert.equal(count('stoa_call_duration', `${method}"ok"`), '2')
  assert.equal(count('stoa_call_duration', `${method}"book_missing"`), '1')
  assert.equal(count('stoa_call_duration', `${method}"internal"`), '1')
})

test('one trace runs through two processes, and the problem and the log name it', async t => {
  const [near, far] = [
    startTelemetry({ service: 'desk', traceRatio: 1 }),
    startTelemetry({ service: 'shelf', traceRatio: 0 }),
  ]
  const lines: string[] = []
  const log = createLog({
    service: 'shelf',
    level: 'info',
    destination: { write: line => void lines.push(line) },
  })
  const keys = sharedSecretKeys('a secret of the tests')
  const server = serve([{ contract: shelfContract, api: shelf().api }], {
    edge: 'internal',
    verifyCaller: callerVerifier(keys),
    telemetry: far,
    log,
  })
  const { url } = await server.listen(0)
  const client = remoteClient(shelfContract, {
    baseUrl: url,
    identity: serviceIdentity({ name: 'desk', keys }),
    observer: near.clientObserver,
  })
  t.after(async () => {
    await client[Symbol.asyncDispose]()
    await server.close()
    await near[Symbol.asyncDispose]()
    await far[Symbol.asyncDispose]()
  })
  const call = newCall({ actor: { kind: 'anonymous' }, traceparent: near.tracing.enter(undefined, true) })
  await client.getBook({ id: 'b1' }, call)
  const [outer] = near.recentSpans()
  const [inner] = far.recentSpans()
  assert.equal(outer?.name, 'shelf.getBook')
  assert.equal(inner?.parentSpanId, outer?.spanId)
  assert.equal(inner?.traceId, traceIdOf(call.traceparent))
  await assert.rejects(client.getBook({ id: 'thrown' }, call))
  const logged = JSON.parse(lines.find(line => line.includes('request failed'))!)
  assert.equal(logged.trace_id, traceIdOf(call.traceparent))
  assert.equal(logged.err.message, 'a secret detail')
})

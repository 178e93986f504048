import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { newCall } from '../../contract/index.ts'
import { defineSignals } from '../signals.ts'
import { startTelemetry } from '../start-telemetry.ts'

const signals = defineSignals({ scope: 'shelf', spans: { 'shelf.sort': { description: 'Sorting' } } })

test('with an endpoint spans arrive at the collector, at the latest when the process ends', async t => {
  const bodies: string[] = []
  const collector = createServer((request, response) => {
    let text = ''
    request.on('data', chunk => {
      text += chunk
    })
    request.on('end', () => {
      bodies.push(`${request.url} ${text}`)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve))
  t.after(() => collector.close())
  const { port } = collector.address() as AddressInfo
  const telemetry = startTelemetry({
    service: 'shelf',
    traceRatio: 1,
    otlpEndpoint: `http://127.0.0.1:${port}`,
  })
  const call = newCall({ actor: { kind: 'anonymous' } })
  await telemetry.of(signals).span('shelf.sort', call, {}, async () => {})
  await telemetry[Symbol.asyncDispose]()
  assert.equal(bodies.length, 1)
  assert.match(bodies[0]!, /^\/v1\/traces .*"service.name".*"shelf".*"name":"shelf.sort"/)
})

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { shelf } from '../contract/fixture/shelf-api.ts'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { type ServeOptions, serve } from './serve.ts'

const internal: ServeOptions = {
  edge: 'internal',
  verifyCaller: () => ({ caller: 'desk', actor: { kind: 'anonymous' } }),
}

test('a client that goes away is an abort for the handler', async t => {
  const { api, calls, stopped } = shelf()
  const server = serve([{ contract: shelfContract, api }], internal)
  const { port } = await server.listen(0)
  t.after(() => server.close())
  const body = '{"mode":"x"}'
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /internal/shelf/waitForBook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  while (calls.length === 0) await new Promise(setImmediate)
  socket.destroy()
  assert.ok(isPlatformError(await stopped, 'cancelled'))
})

test('a server that closes lets what is in the air end and cuts off what does not', async () => {
  const { api, calls } = shelf()
  const server = serve([{ contract: shelfContract, api }], internal)
  const { url } = await server.listen(0)
  const headers = { 'content-type': 'application/json' }
  const waiting = fetch(`${url}/internal/shelf/waitForBook`, {
    method: 'POST',
    headers,
    body: '{"mode":"x"}',
  })
  while (calls.length === 0) await new Promise(setImmediate)
  const closed = server.close(5_000)
  assert.equal((await waiting).status, 504)
  await closed
  await assert.rejects(
    fetch(`${url}/internal/shelf/getBook`, { method: 'POST', headers, body: '{"id":"b1"}' }),
  )
})

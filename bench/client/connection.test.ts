import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { openConnection } from './connection.ts'

const request = (path: string) => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: keep-alive\r\n\r\n`

async function serve() {
  const server = createServer((asked, answer) => {
    if (asked.url === '/breaks') return asked.socket.destroy()
    if (asked.url === '/last') answer.setHeader('connection', 'close')
    const body = `you asked ${asked.url} ${'ä'.repeat(50_000)}`
    answer.setHeader('content-length', Buffer.byteLength(body)).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test('answers come whole and in turn', async t => {
  const { port, close } = await serve()
  t.after(close)
  const connection = await openConnection(port)
  t.after(connection.close)
  for (const path of ['/a', '/b']) {
    const { status, body } = await connection.ask(request(path))
    const text = Buffer.from(body, 'latin1').toString()
    assert.deepEqual([status, text], [200, `you asked ${path} ${'ä'.repeat(50_000)}`])
  }
  assert.deepEqual(await connection.send(request('/c')), { status: 200, body: '' })
})

test('who asks over a connection that the server has closed is told so, whether it closed before or after', {
  timeout: 10_000,
}, async t => {
  const { port, close } = await serve()
  t.after(close)
  const breaking = await openConnection(port)
  await assert.rejects(breaking.ask(request('/breaks')), /closed the connection|ECONNRESET/)
  await assert.rejects(breaking.ask(request('/a')), /closed the connection|ECONNRESET/)
  const closing = await openConnection(port)
  assert.equal((await closing.send(request('/last'))).status, 200)
  for (let open = true; open; )
    open = await closing.send(request('/a')).then(
      () => true,
      () => false,
    )
  await assert.rejects(closing.send(request('/a')), /closed the connection|EPIPE|ECONNRESET/)
})

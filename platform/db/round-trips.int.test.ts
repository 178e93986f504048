import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { after, test } from 'node:test'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { openDb, statement } from './index.ts'

const services = [
  temporaryService({ after }, 'wire', {
    '20260101T0000-a.sql': 'create table a (id int); insert into a values (1)',
  }),
]
const database = await testDatabase({ after }, services)

/** Stands between client and server, and counts how often the client speaks after it has been answered. */
async function countingProxy(url: URL) {
  const socket = url.searchParams.get('host')
  const target = socket
    ? { path: `${socket}/.s.PGSQL.${url.port}` }
    : { port: Number(url.port), host: url.hostname }
  const count = { trips: 0 }
  const server = createServer(client => {
    const upstream = connect(target)
    let answered = true
    client.on('data', data => {
      if (answered) count.trips += 1
      answered = false
      upstream.write(data)
    })
    upstream.on('data', data => {
      answered = true
      client.write(data)
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.search = ''
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: url.href, count, close: () => server.close() }
}

test('a single statement costs one round trip, a transaction one more than its statements', async t => {
  const proxy = await countingProxy(new URL(database.url('wire')))
  const db = openDb({ url: proxy.url, schema: 'wire', maxConnections: 1 })
  t.after(async () => {
    await db.close()
    proxy.close()
  })
  const get = statement<{ id: number }>('wire.get', 'select id from a where id = $1')
  const tripsOf = async (work: () => Promise<unknown>) => {
    const before = proxy.count.trips
    await work()
    return proxy.count.trips - before
  }
  await db.one(get, [1]) // connects and prepares
  assert.equal(await tripsOf(() => db.one(get, [1])), 1)
  assert.equal(await tripsOf(() => db.tx(tx => tx.one(get, [1]))), 2)
  assert.equal(await tripsOf(() => db.tx(tx => Promise.all([tx.one(get, [1]), tx.one(get, [1])]))), 2)
})

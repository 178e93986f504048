import assert from 'node:assert/strict'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { freePort, holdPort } from './free-port.ts'

test('a port that is taken gives way to the next free one', async t => {
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  t.after(() => holder.close())
  const taken = (holder.address() as AddressInfo).port
  const free = await freePort(taken, '127.0.0.1')
  assert.ok(free > taken && free < taken + 50, `${free} follows ${taken}`)
})

test('a port that is held is nobody else’s until it is released', async () => {
  // An address of its own: what others open beside it takes no port of it.
  const host = '127.0.0.3'
  const held = await holdPort(0, host)
  assert.notEqual(await freePort(held.port, host), held.port)
  await held.release()
  await held.release()
  // Also while it was held nobody was answered: that somebody can listen is what tells.
  const again = await holdPort(held.port, host)
  await again.release()
  assert.equal(again.port, held.port)
})

test('an address that is not of this machine is named', async () => {
  await assert.rejects(freePort(9000, '192.0.2.1'), /cannot listen on 192\.0\.2\.1:9000.*set HOST/)
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, it } from 'node:test'
import { systemClock } from '@stoa/kernel/clock'
import type { Charge } from '../bank/charge.ts'
import { startCourier } from './courier.ts'

const told: { id: string; version: number; signature: string; inQuery: string | null }[] = []
let status = 200
const server = createServer(async (request, answer) => {
  const body = JSON.parse(Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString())
  told.push({
    id: body.id,
    version: body.data.version,
    signature: String(request.headers['testbank-signature']),
    inQuery: new URL(request.url!, 'http://shop.test').searchParams.get('signature'),
  })
  answer.writeHead(status).end()
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?signature={signature}`
after(() => {
  server.close()
  server.closeAllConnections()
})

const charge = (last4: string, version: number): Charge => ({
  ...{ id: 'ch', reference: 'p', operationKey: 'k', amount: 1, currency: 'EUR', status: 'authorised' },
  ...{ page: null, returnUrl: '', last4, failure: null, captures: [], voids: [], refunds: [] },
  ...{ actionUntil: null, authorisedUntil: null, createdAt: '', version },
})

async function tell(last4: string): Promise<number[]> {
  told.length = 0
  const courier = startCourier({
    clock: systemClock,
    target: { url, secrets: ['one', 'two'] },
    delayMs: 60_000,
  })
  for (const version of [1, 2]) courier.tell(charge(last4, version))
  await courier.flush()
  await courier.stop()
  return told.map(({ version }) => version)
}

it('tells in order, twice, reversed or not at all, as the card says, signed with every secret', async () => {
  assert.deepEqual(await tell('4242'), [1, 2])
  assert.equal(told[0]!.inQuery, told[0]!.signature)
  assert.match(told[0]!.signature, /^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/)
  assert.deepEqual(await tell('0077'), [1, 1, 2, 2])
  assert.equal(new Set(told.map(({ id }) => id)).size, 2)
  assert.deepEqual(await tell('0093'), [2, 1])
  assert.deepEqual(await tell('0192'), [])
})

it('comes again when the shop does not take it, under the same id', async () => {
  told.length = 0
  status = 503
  const courier = startCourier({ clock: systemClock, target: { url, secrets: ['one'] }, delayMs: 60_000 })
  courier.tell(charge('4242', 1))
  await courier.flush()
  status = 200
  await courier.flush()
  assert.deepEqual(
    courier.deliveries().map(({ status, attempt }) => [status, attempt]),
    [
      [200, 2],
      [503, 1],
    ],
  )
  assert.equal(new Set(told.map(({ id }) => id)).size, 1)
  await courier.stop()
})

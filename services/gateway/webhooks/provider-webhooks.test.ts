import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paymentsContract } from '@stoa/contracts/payments'
import type { Api, InputOf } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { GatewayConfig } from '../config.ts'
import { fakeHouse } from '../testing/fake-house.ts'
import { openFront } from '../testing/open-front.ts'

type Received = InputOf<(typeof paymentsContract)['methods']['receiveWebhook']> & {
  readonly bytes: string
  readonly actor: string
}

function open(config: Partial<GatewayConfig> = {}) {
  const received: Received[] = []
  const receiveWebhook: Api<typeof paymentsContract>['receiveWebhook'] = async (input, { body, actor }) => {
    const bytes = Buffer.concat(body ? await Array.fromAsync(body) : []).toString()
    received.push({ ...input, bytes, actor: actor.kind })
    return ok({ received: true })
  }
  const api = Object.fromEntries(Object.keys(paymentsContract.methods).map(name => [name, receiveWebhook]))
  const house = fakeHouse()
  const front = openFront({ ...house, config, services: [{ contract: paymentsContract, api }] })
  const post = (
    provider: string,
    headers: Readonly<Record<string, string>>,
    payload: string | Buffer = '{}',
  ) =>
    front.server.inject({
      method: 'POST',
      url: `/api/v1/payment-webhooks/${provider}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })
  return { ...front, post, received, house }
}

const odd = '{"id": "evt_1",  "type":"charge.changed" ,"text":"\\u00e4 ä"}\n'

test('the header of each provider becomes the field of the contract, and the bytes stay as they came', async () => {
  const { post, received } = open()
  await post('stripe', { 'stripe-signature': 't=1,v1=a/b+c=' }, odd)
  await post('testbank', { 'testbank-signature': 't=2,v1=ff' }, odd)
  assert.deepEqual(received, [
    { provider: 'stripe', signature: 't=1,v1=a/b+c=', bytes: odd, actor: 'anonymous' },
    { provider: 'testbank', signature: 't=2,v1=ff', bytes: odd, actor: 'anonymous' },
  ])
})

test('a provider shows no origin and no cookie, gets none, and no address can speak for its header', async () => {
  const { server, received, house } = open()
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/payment-webhooks/stripe?signature=from-the-address&more=1',
    headers: { 'content-type': 'application/json', 'stripe-signature': 'from the header' },
    payload: '{}',
  })
  assert.deepEqual([answer.statusCode, answer.headers['set-cookie']], [200, undefined])
  assert.equal(received[0]?.signature, 'from the header')
  assert.deepEqual(house.asked('openGuestSession'), [])
})

test('a header elsewhere changes no address', async () => {
  const { server, received } = open()
  const answer = await server.inject({ url: '/api/v1/session', headers: { 'stripe-signature': 'x' } })
  assert.deepEqual([answer.statusCode, received.length], [200, 0])
})

test('what is longer than a provider would send is refused', async () => {
  const { post, received } = open()
  const answer = await post('stripe', { 'stripe-signature': 'x' }, Buffer.alloc(262_145, ' '))
  assert.equal(answer.statusCode, 413)
  assert.equal((await post('stripe', { 'stripe-signature': 'x'.repeat(2_001) })).statusCode, 400)
  assert.deepEqual(received, [])
})

test('few addresses of a provider tell of every customer: they have a limit of their own, which says when to repeat', async () => {
  const { post, server, clock } = open({ webhooksPerMinute: 3, writesPerMinute: 1 })
  for (let i = 0; i < 3; i++) assert.equal((await post('stripe', {})).statusCode, 200)
  const refused = await post('stripe', {})
  assert.deepEqual([refused.statusCode, refused.headers['retry-after']], [429, '20'])
  const write = await server.inject({ method: 'DELETE', url: '/api/v1/session' })
  assert.notEqual(write.statusCode, 429, 'a shopper at the same address is counted apart')
  clock.advance(20_000)
  assert.equal((await post('stripe', {})).statusCode, 200)
})

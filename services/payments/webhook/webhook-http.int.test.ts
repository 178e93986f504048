import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, it } from 'node:test'
import { paymentsContract } from '@stoa/contracts/payments'
import { serve } from '@stoa/platform/http'
import { openTill } from '../testing/open-till.ts'
import { webhookSecret } from '../testing/start-bank.ts'

const till = await openTill({ after })

/** What the public origin does: the signature of a provider becomes the field that the contract knows. */
const server = serve([{ contract: paymentsContract, api: till.open().api }], {
  edge: 'public',
  clock: till.clock,
  authenticate: async () => ({ kind: 'anonymous' }),
  extend: app =>
    app.addHook('onRequest', async ({ raw }) => {
      const signature = raw.headers['testbank-signature'] ?? raw.headers['stripe-signature']
      if (typeof signature === 'string' && raw.url?.startsWith('/v1/payment-webhooks/'))
        raw.url = `${raw.url.split('?')[0]}?signature=${encodeURIComponent(signature)}`
    }),
})
after(() => server.close())

const body = '{"id": "evt_http",  "type":"charge.changed","data":{"id":"ch_x","reference":"x","version":1}}'
const post = (url: string, headers: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  })

it('over HTTP the bytes are checked as they came, with the signature from the header or from the address', async () => {
  const seconds = Math.floor(till.clock.now() / 1000)
  const mark = createHmac('sha256', webhookSecret).update(`${seconds}.${body}`).digest('hex')
  const signature = `t=${seconds},v1=${mark}`
  const path = '/v1/payment-webhooks/testbank'
  const fromHeader = await post(path, { 'testbank-signature': signature })
  assert.deepEqual([fromHeader.statusCode, fromHeader.json()], [200, { received: true }])
  const fromAddress = await post(`${path}?signature=${encodeURIComponent(signature)}`, {})
  assert.equal(fromAddress.statusCode, 200)
  const wrong = await post(path, { 'testbank-signature': `t=${seconds},v1=00` })
  assert.deepEqual([wrong.statusCode, wrong.json().code], [400, 'signature_invalid'])
})

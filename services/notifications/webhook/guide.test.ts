import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { newSecret, signatureOf } from './sign.ts'

type Verify = (
  headers: Readonly<Record<string, string>>,
  body: string,
  secret: string,
  now?: number,
) => { id: string; event: unknown }

const root = join(import.meta.dirname, '..', '..', '..')
const guide = readFileSync(join(root, 'docs', 'guides', 'notifications.md'), 'utf8')
const [, sample = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? []
const { verify } = (await import(`data:text/javascript,${encodeURIComponent(sample)}`)) as { verify: Verify }

const now = Date.parse('2026-11-21T12:00:00Z')
const body = '{"id":"evt_1","type":"orders.order-placed","data":{"title":"Tasse, grün"}}'
const secrets = [newSecret(), newSecret()] as const
const headers = {
  'webhook-id': 'evt_1',
  'webhook-timestamp': String(now / 1000),
  'webhook-signature': signatureOf(secrets, 'evt_1', now / 1000, body),
}

test('the receiver of the guide takes what the shop signs, with either of two secrets', () => {
  for (const secret of secrets)
    assert.deepEqual(verify(headers, body, secret, now), { id: 'evt_1', event: JSON.parse(body) })
})

test('it refuses another body, another id, another secret, another time and no signature', () => {
  const wrong = [
    () => verify(headers, body.replace('Tasse', 'Kanne'), secrets[0], now),
    () => verify({ ...headers, 'webhook-id': 'evt_2' }, body, secrets[0], now),
    () => verify(headers, body, newSecret(), now),
    () => verify(headers, body, secrets[0], now + 301_000),
    () => verify({ ...headers, 'webhook-signature': '' }, body, secrets[0], now),
    () => verify({ ...headers, 'webhook-timestamp': 'x' }, body, secrets[0], now),
  ]
  for (const attempt of wrong) assert.throws(attempt, /signed|too old/)
})

test('a signature is what Standard Webhooks says it is', () => {
  // The example of its specification.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const signature = signatureOf([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')
  assert.equal(signature, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { findBreaches } from '../invariants.ts'
import { openTill } from '../testing/open-till.ts'
import { webhookSecret } from '../testing/start-bank.ts'
import type { Letter } from '../testing/webhook-inbox.ts'

const till = await openTill({ after })
const { api, bank, inbox, call } = till

async function* bytes(body: Buffer): AsyncIterable<Uint8Array> {
  yield body.subarray(0, 10)
  yield body.subarray(10)
}
const receive = ({ body, signature }: Letter, provider = 'testbank') =>
  api.receiveWebhook({ provider, signature }, { ...call(), body: bytes(body) })
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)
const sign = (body: Buffer, seconds: number, secret = webhookSecret) =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`

/** What the bank has to tell now, in the order in which it tells it. */
async function lettersNow(): Promise<Letter[]> {
  inbox.letters.length = 0
  await bank.flush()
  return [...inbox.letters]
}

/** The buyer's browser on a page of the bank: posts its form, answers where it leads. */
async function press(url: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return answer.headers.get('location') ?? `status ${answer.status}`
}

describe('3-D Secure', () => {
  it('sends the buyer to the bank and back; the webhook and the return move the payment once', async () => {
    await lettersNow()
    const payment = await till.authorised({ card: '4000002500003155' })
    assert.equal(payment.status, 'requires_action')
    assert.ok(Date.parse(payment.action!.expiresAt) > till.clock.now())
    assert.equal(await press(payment.action!.url, { do: 'confirm' }), 'http://shop.test/return')
    const letters = await lettersNow()
    assert.ok(letters.length > 0)
    await Promise.all([
      ...letters.map(letter => receive(letter)),
      api.refreshPayment({ paymentId: payment.id }, call()),
    ])
    await till.drain()
    const { status, action } = await till.get(payment.id)
    assert.deepEqual([status, action], ['authorised', undefined])
    const types = (await till.eventsOf(payment.id)).map(({ type }) => type)
    assert.deepEqual(types, ['payments.payment-requires-action', 'payments.payment-authorised'])
  })

  it('that is refused fails the payment, and says so', async () => {
    const payment = await till.authorised({ card: '4000002500003155' })
    await press(payment.action!.url, { do: 'deny' })
    const after = await api.refreshPayment({ paymentId: payment.id }, call())
    assert.equal(after.ok && after.value.failure?.code, 'authentication_failed')
  })

  it('can be undone while the buyer is away; who comes back finds nothing to do', async () => {
    const payment = await till.authorised({ card: '4000002500003155' })
    const voided = await api.voidPayment({ paymentId: payment.id, operationId: 'v' }, call())
    assert.equal(voided.ok && voided.value.status, 'voided')
    assert.equal(await press(payment.action!.url, { do: 'confirm' }), 'status 409')
  })
})

it("the bank's own page takes a card without any script, and lets the buyer try another one", async () => {
  const payment = await till.authorised({ kind: 'redirect' })
  const card = (number: string) => ({ do: 'pay', number, expiry: '12 / 40', code: '123' })
  assert.equal(await press(payment.action!.url, card('4000 0000 0000 0002')), 'status 402')
  assert.equal(await press(payment.action!.url, card('4242 4242 4242 4242')), 'http://shop.test/return')
  const after = await api.refreshPayment({ paymentId: payment.id }, call())
  assert.equal(after.ok && after.value.status, 'authorised')
})

describe('a webhook', () => {
  it('is a hint: in whatever order and however often they come, the state is that of the provider', async () => {
    await lettersNow()
    const { id } = await till.authorised({ card: '4000000000000077', kind: 'token' })
    const [charge] = await bank.chargesOf(id)
    const secretly = { operationKey: 'made at the bank', at: new Date().toISOString() }
    await bank.plant({
      ...charge!,
      ...{ status: 'captured', version: 9 },
      captures: [{ id: 'cap_elsewhere', amount: 5000, ...secretly }],
      refunds: [{ id: 'ref_elsewhere', amount: 200, ...secretly }],
    } as typeof charge & {})
    const newest = Buffer.from(
      JSON.stringify({
        id: 'evt_newest',
        type: 'charge.changed',
        data: { id: charge!.id, reference: id, version: 9 },
      }),
    )
    const seconds = Math.floor(till.clock.now() / 1000)
    const letters = [{ body: newest, signature: sign(newest, seconds) }, ...(await lettersNow()).toReversed()]
    for (const letter of [...letters, ...letters]) assert.equal(codeOf(await receive(letter)), 'ok')
    await till.drain()
    const { payment, movements } = await till.record(id)
    assert.deepEqual(
      [payment.status, payment.captured.amount, payment.refunded.amount],
      ['captured', 5000, 200],
    )
    assert.deepEqual(
      movements.map(({ kind }) => kind),
      ['authorised', 'captured', 'refunded'],
    )
    assert.equal(movements[1]!.operationId, undefined, 'nobody here asked for it')
  })

  it('that tells nothing new is written down and causes no work', async () => {
    await lettersNow()
    await till.captured()
    const letters = await lettersNow()
    assert.equal(letters.length, 2)
    for (const letter of letters) await receive(letter)
    assert.deepEqual(await till.jobs.list(), [])
  })

  it('waits when the provider is away, and is done later', async () => {
    await lettersNow()
    const payment = await till.authorised({ card: '4000002500003155' })
    await press(payment.action!.url, { do: 'confirm' })
    const letters = await lettersNow()
    await bank.outage(true)
    for (const letter of letters) assert.equal(codeOf(await receive(letter)), 'ok')
    await till.drain()
    assert.equal((await till.get(payment.id)).status, 'requires_action')
    await bank.outage(false)
    till.clock.advance(120_000)
    await till.drain()
    assert.equal((await till.get(payment.id)).status, 'authorised')
  })

  it('about a payment that nobody here knows is answered and forgotten', async () => {
    const body = Buffer.from(
      JSON.stringify({
        id: 'evt_1',
        type: 'charge.changed',
        data: { id: 'ch_x', reference: 'x', version: 1 },
      }),
    )
    assert.equal(
      codeOf(await receive({ body, signature: sign(body, Math.floor(till.clock.now() / 1000)) })),
      'ok',
    )
    await till.drain()
    assert.deepEqual(await till.jobs.list(), [])
  })
})

describe('the signature of a webhook', () => {
  const body = Buffer.from(
    JSON.stringify({ id: 'evt_2', type: 'charge.changed', data: { id: 'ch_x', reference: 'x', version: 1 } }),
  )
  const now = () => Math.floor(till.clock.now() / 1000)

  it('is good with either of the two active secrets', async () => {
    for (const secret of [webhookSecret, 'the-next-secret-only-for-tests'])
      assert.equal(codeOf(await receive({ body, signature: sign(body, now(), secret) })), 'ok')
  })

  it('is refused when it is missing, older or younger than five minutes, of another secret or of other bytes', async () => {
    const wrong = [
      '',
      't=,v1=',
      sign(body, now() - 301),
      sign(body, now() + 302),
      sign(body, now(), 'a secret that is not ours'),
      sign(Buffer.from(`${body} `), now()),
    ]
    for (const signature of wrong)
      assert.equal(codeOf(await receive({ body, signature })), 'signature_invalid')
    assert.equal(codeOf(await receive({ body, signature: sign(body, now()) }, 'nobody')), 'provider_unknown')
  })
})

it('keeps its invariants through all of this', async () => {
  assert.deepEqual(await findBreaches(till.db), [])
})

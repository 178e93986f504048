import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import Stripe from 'stripe'
import { findBreaches } from '../invariants.ts'
import { openTill } from '../testing/open-till.ts'
import { startStripe } from '../testing/stripe-server.ts'

const stripe = await startStripe('sk_test_only_for_tests')
const till = await openTill(
  { after },
  { PAYMENTS_PROVIDERS: 'testbank,stripe', PAYMENTS_STRIPE_URL: stripe.url },
)
till.database.beforeEnd(() => stripe.close())
const { api, call, eur } = till
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

let count = 0
async function pay(token: string, authorise = true) {
  count += 1
  return api.createPayment(
    {
      ...{
        id: `stripe-${count}`,
        orderRef: 'order',
        amount: eur(4200),
        returnUrl: 'http://shop.test/return',
      },
      instrument: { kind: 'token', token, provider: 'stripe' },
      ...(authorise && { authorise: { operationId: 'auth' } }),
    },
    call(),
  )
}

async function* bytes(body: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(body)
}

describe('through the SDK of Stripe', () => {
  it('a payment is authorised, captured in part, and refunded twice', async () => {
    const { id, status, authorisedUntil } = unwrap(await pay('pm_card_visa'))
    assert.equal(status, 'authorised')
    assert.ok(authorisedUntil !== undefined && Date.parse(authorisedUntil) > till.clock.now())
    const captured = unwrap(await api.capture({ paymentId: id, operationId: 'c', amount: eur(4000) }, call()))
    assert.deepEqual(
      [captured.captured.amount, captured.capturable.amount, captured.multiCapture],
      [4000, 0, false],
    )
    for (const operationId of ['r1', 'r2'])
      assert.equal(codeOf(await api.refund({ paymentId: id, operationId, amount: eur(1500) }, call())), 'ok')
    assert.equal(
      codeOf(await api.refund({ paymentId: id, operationId: 'r3', amount: eur(1500) }, call())),
      'not_refundable',
    )
    const [intent] = stripe.intentsOf(id)
    assert.deepEqual(
      intent!.latest_charge!.refunds.data.map(({ amount }) => amount),
      [1500, 1500],
    )
  })

  it('krónur are charged, captured and refunded as what they are worth, and what Stripe cannot take is refused', async () => {
    const isk = (amount: number) => ({ amount, currency: 'ISK' })
    const order = { orderRef: 'order', returnUrl: 'http://shop.test/return' }
    const instrument = { kind: 'token', token: 'pm_card_visa', provider: 'stripe' }
    const authorise = { operationId: 'auth' }
    const paid = await api.createPayment(
      { ...order, id: 'stripe-isk', amount: isk(500), instrument, authorise },
      call(),
    )
    assert.deepEqual(unwrap(paid).authorised, isk(500))
    const operation = { paymentId: 'stripe-isk', operationId: 'c' }
    assert.deepEqual(unwrap(await api.capture({ ...operation, amount: isk(500) }, call())).captured, isk(500))
    const back = { paymentId: 'stripe-isk', operationId: 'r', amount: isk(200) }
    assert.deepEqual(unwrap(await api.refund(back, call())).refunded, isk(200))
    const [intent] = stripe.intentsOf('stripe-isk')
    const [refund] = intent!.latest_charge!.refunds.data
    assert.deepEqual([intent!.amount, intent!.amount_received, refund!.amount], [50_000, 50_000, 20_000])
    const dinars = { amount: 1234, currency: 'KWD' }
    const refused = await api.createPayment(
      { ...order, id: 'stripe-kwd', amount: dinars, instrument, authorise },
      call(),
    )
    assert.equal(unwrap(refused).failure?.code, 'amount_not_chargeable')
    assert.deepEqual(stripe.intentsOf('stripe-kwd'), [])
  })

  it('a decline says why, an unknown token too', async () => {
    assert.equal(
      unwrap(await pay('pm_card_chargeDeclinedInsufficientFunds')).failure?.code,
      'insufficient_funds',
    )
    assert.equal(unwrap(await pay('pm_card_nobody')).failure?.code, 'resource_missing')
  })

  it('3-D Secure leads away and back', async () => {
    const { id, status, action } = unwrap(await pay('pm_card_threeDSecure2Required'))
    assert.deepEqual([status, action?.kind], ['requires_action', 'redirect'])
    stripe.confirm(stripe.intentsOf(id)[0]!.id)
    assert.equal(unwrap(await api.refreshPayment({ paymentId: id }, call())).status, 'authorised')
  })

  it('an authorisation is given up', async () => {
    const { id } = unwrap(await pay('pm_card_visa'))
    assert.equal(unwrap(await api.voidPayment({ paymentId: id, operationId: 'v' }, call())).status, 'voided')
    assert.equal(stripe.intentsOf(id)[0]!.status, 'canceled')
  })
})

describe('when Stripe does not answer', () => {
  for (const trouble of ['before', 'after', 'error'] as const)
    it(`(${trouble}) a charge, a capture and a refund happen once`, async () => {
      // The SDK itself tries a cut line once more, under the same key.
      const cut = () => stripe.trouble.push(...(trouble === 'error' ? [trouble] : [trouble, trouble]))
      cut()
      assert.equal(codeOf(await pay('pm_card_visa')), 'outcome_unknown')
      const id = `stripe-${count}`
      assert.equal((await till.get(id)).status, 'authorised')
      cut()
      assert.equal(codeOf(await api.capture({ paymentId: id, operationId: 'c' }, call())), 'outcome_unknown')
      assert.equal((await till.get(id)).captured.amount, 4200)
      cut()
      const refund = { paymentId: id, operationId: 'r', amount: eur(100) }
      assert.equal(codeOf(await api.refund(refund, call())), 'outcome_unknown')
      assert.equal(unwrap(await api.refund(refund, call())).refunded.amount, 100)
      const [intent, ...others] = stripe.intentsOf(id)
      assert.deepEqual([others.length, intent!.latest_charge!.refunds.data.length], [0, 1])
    })
})

describe('a webhook of Stripe', () => {
  const signed = (payload: string, secret: string, timestamp: number) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })

  it('is checked over its raw bytes with two secrets and a tolerance, and moves the payment', async () => {
    const { id } = unwrap(await pay('pm_card_threeDSecure2Required'))
    const [intent] = stripe.intentsOf(id)
    stripe.confirm(intent!.id)
    const payload = JSON.stringify({
      ...{ id: 'evt_stripe', object: 'event', type: 'payment_intent.amount_capturable_updated' },
      data: { object: { id: intent!.id, object: 'payment_intent' } },
    })
    const seconds = Math.floor(till.clock.now() / 1000)
    const receive = async (signature: string) =>
      codeOf(await api.receiveWebhook({ provider: 'stripe', signature }, { ...call(), body: bytes(payload) }))
    assert.equal(await receive(signed(payload, 'whsec_of_nobody', seconds)), 'signature_invalid')
    assert.equal(await receive(signed(payload, 'whsec_only_for_tests', seconds - 301)), 'signature_invalid')
    assert.equal(await receive(signed(payload, 'whsec_only_for_tests', seconds)), 'ok')
    assert.equal(await receive(signed(payload, 'whsec_next_only_for_tests', seconds)), 'ok')
    await till.drain()
    assert.equal((await till.record(id)).payment.status, 'authorised')
  })
})

it('the comparison with Stripe finds no difference, and the books are whole', async () => {
  till.clock.advance(60_000)
  const found = unwrap(await api.reconcile({ provider: 'stripe' }, call()))
  assert.deepEqual(found.differences, [])
  assert.ok(found.compared >= 7)
  assert.deepEqual(await findBreaches(till.db), [])
})

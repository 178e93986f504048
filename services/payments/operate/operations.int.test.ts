import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { findBreaches } from '../invariants.ts'
import { openTill } from '../testing/open-till.ts'

const till = await openTill({ after })
const { api, call, eur, bank } = till
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)
const types = async (id: string) =>
  (await till.eventsOf(id)).map(({ type }) => type.replace('payments.payment-', ''))

describe('a payment', () => {
  it('is authorised, captured in parts and refunded in parts, and tells each of it once', async () => {
    const { id, status, capturable } = await till.authorised()
    assert.deepEqual([status, capturable.amount], ['authorised', 5000])
    const capture = (operationId: string, amount: number) =>
      api.capture({ paymentId: id, operationId, amount: eur(amount) }, call())
    assert.equal(codeOf(await capture('c1', 2000)), 'ok')
    assert.equal(codeOf(await capture('c2', 3000)), 'ok')
    for (const [operationId, amount] of [
      ['r1', 1000],
      ['r2', 4000],
    ] as const)
      assert.equal(
        codeOf(await api.refund({ paymentId: id, operationId, amount: eur(amount) }, call())),
        'ok',
      )
    const payment = await till.get(id)
    assert.deepEqual(
      [payment.status, payment.captured.amount, payment.refunded.amount],
      ['refunded', 5000, 5000],
    )
    assert.deepEqual(await types(id), ['authorised', 'captured', 'captured', 'refunded', 'refunded'])
    const versions = (await till.eventsOf(id)).map(({ aggregateVersion }) => aggregateVersion)
    assert.deepEqual(
      versions,
      [...new Set(versions)].sort((a, b) => a - b),
    )
    assert.deepEqual((await till.record(id)).balance, { authorised: 5000, captured: 5000, refunded: 5000 })
  })

  it('repeats its answer under the same operation id, and refuses the id for something else', async () => {
    const { id } = await till.captured()
    const again = await api.capture({ paymentId: id, operationId: 'cap' }, call())
    assert.equal(again.ok && again.value.captured.amount, 5000)
    assert.equal(
      codeOf(await api.capture({ paymentId: id, operationId: 'cap', amount: eur(1) }, call())),
      'operation_differs',
    )
    assert.equal(
      codeOf(await api.refund({ paymentId: id, operationId: 'cap', amount: eur(1) }, call())),
      'operation_differs',
    )
    const [charge] = await bank.chargesOf(id)
    assert.equal(charge!.captures.length, 1)
  })

  it('is made and authorised in one call, and once however often it is made', async () => {
    const input = {
      ...{ id: 'one-call', orderRef: 'order', amount: eur(700), returnUrl: 'http://shop.test/return' },
      instrument: { kind: 'token', token: await bank.token('4242424242424242') },
      authorise: { operationId: 'auth' },
    }
    const answers = await Promise.all([1, 2, 3].map(() => api.createPayment(input, call())))
    assert.deepEqual(
      answers.map(answer => answer.ok && answer.value.status),
      ['authorised', 'authorised', 'authorised'],
    )
    assert.equal((await bank.chargesOf('one-call')).length, 1)
    const other = await api.createPayment({ ...input, amount: eur(701) }, call())
    assert.equal(codeOf(other), 'payment_differs')
  })

  it('says why it was declined, and takes nothing', async () => {
    const { id, status, failure } = await till.authorised({ card: '4000000000009995' })
    assert.deepEqual([status, failure?.code, failure?.retry], ['failed', 'insufficient_funds', true])
    assert.equal(codeOf(await api.capture({ paymentId: id, operationId: 'c' }, call())), 'not_capturable')
    assert.deepEqual(await types(id), ['failed'])
  })

  it('with a token that nobody knows is declined too', async () => {
    const { id } = await till.create()
    await till.bank.forget()
    const answer = await api.authorise({ paymentId: id, operationId: 'auth' }, call())
    assert.equal(answer.ok && answer.value.failure?.code, 'unknown_token')
  })

  it('with a token that is none, or a way back that is not the shop’s, is refused for good and says which', async () => {
    const input = {
      ...{ orderRef: 'order', amount: eur(700), returnUrl: 'http://shop.test/return' },
      instrument: { kind: 'token', token: await bank.token('4242424242424242') },
      authorise: { operationId: 'auth' },
    }
    const wrong = [
      ['token', { instrument: { kind: 'token', token: 'garbage' } }],
      ['returnUrl', { returnUrl: 'https://elsewhere.example/' }],
    ] as const
    for (const [field, part] of wrong) {
      const answer = await api.createPayment({ ...input, ...part, id: `refused-${field}` }, call())
      const { status, failure } = (answer.ok && answer.value) || {}
      assert.deepEqual([status, failure?.code], ['failed', 'invalid_field'])
      assert.match(failure!.detail, new RegExp(`'${field}' must be`))
      assert.deepEqual(await bank.chargesOf(`refused-${field}`), [])
    }
  })

  it('lets others have the money again when a capture or a refund is refused', async () => {
    const first = await till.authorised({ card: '4000000000000341' })
    assert.equal(codeOf(await api.capture({ paymentId: first.id, operationId: 'c' }, call())), 'declined')
    assert.equal((await till.get(first.id)).capturable.amount, 5000)
    const second = await till.captured({ card: '4000000000005126' })
    const refund = await api.refund({ paymentId: second.id, operationId: 'r', amount: eur(100) }, call())
    assert.equal(codeOf(refund), 'declined')
    assert.equal((await till.get(second.id)).refundable.amount, 5000)
  })
})

describe('an undo', () => {
  it('gives up what is held, twice as well as once, and what was never seen before it is made', async () => {
    const { id } = await till.authorised()
    for (const operationId of ['v', 'v', 'w'])
      assert.equal(codeOf(await api.voidPayment({ paymentId: id, operationId }, call())), 'ok')
    assert.equal((await bank.chargesOf(id))[0]!.status, 'voided')
    assert.deepEqual(await types(id), ['authorised', 'voided'])
    assert.equal(codeOf(await api.voidPayment({ paymentId: 'late', operationId: 'v' }, call())), 'ok')
    await assert.rejects(till.create({ id: 'late' }), /payment_differs/)
  })

  it('of a part that was captured gives up the rest and keeps the part', async () => {
    const { id } = await till.authorised()
    await api.capture({ paymentId: id, operationId: 'c', amount: eur(2000) }, call())
    const voided = await api.voidPayment({ paymentId: id, operationId: 'v' }, call())
    assert.deepEqual(voided.ok && [voided.value.status, voided.value.capturable.amount], ['captured', 0])
    assert.equal(codeOf(await api.voidPayment({ paymentId: id, operationId: 'w' }, call())), 'not_voidable')
    assert.equal(codeOf(await api.capture({ paymentId: id, operationId: 'c2' }, call())), 'not_capturable')
  })

  it('of what was only written down never reaches the provider', async () => {
    const { id } = await till.create()
    assert.equal(codeOf(await api.voidPayment({ paymentId: id, operationId: 'v' }, call())), 'ok')
    assert.equal(
      codeOf(await api.authorise({ paymentId: id, operationId: 'auth' }, call())),
      'not_authorisable',
    )
    assert.deepEqual(await bank.chargesOf(id), [])
  })
})

it('never refunds more than was captured, also when many ask at once', async () => {
  const { id } = await till.captured({ amount: 1000 })
  const refunds = Array.from({ length: 20 }, (_, i) =>
    api.refund({ paymentId: id, operationId: `r${i}`, amount: eur(300) }, call()),
  )
  const codes = (await Promise.all(refunds)).map(codeOf)
  assert.equal(codes.filter(code => code === 'ok').length, 3)
  assert.equal(codes.filter(code => code === 'not_refundable').length, 17)
  assert.equal((await till.get(id)).refundable.amount, 100)
  assert.equal((await bank.chargesOf(id))[0]!.refunds.length, 3)
})

it('never captures more than was authorised, also when many ask at once', async () => {
  const { id } = await till.authorised({ amount: 1000 })
  const captures = Array.from({ length: 12 }, (_, i) =>
    api.capture({ paymentId: id, operationId: `c${i}`, amount: eur(400) }, call()),
  )
  const codes = (await Promise.all(captures)).map(codeOf)
  assert.equal(codes.filter(code => code === 'ok').length, 2)
  assert.equal((await till.get(id)).capturable.amount, 200)
})

it('keeps its invariants through all of this', async () => {
  assert.deepEqual(await findBreaches(till.db), [])
})

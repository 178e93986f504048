import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { findBreaches } from './invariants.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })
const { api, bank, call, eur } = till
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

describe('when the line to the provider is cut', () => {
  it('before the charge, the same call again charges once', async () => {
    const { id } = await till.create({ card: '4000000000000218' })
    const first = await api.authorise({ paymentId: id, operationId: 'a' }, call())
    assert.equal(codeOf(first), 'outcome_unknown')
    assert.deepEqual(await bank.chargesOf(id), [])
    assert.equal(codeOf(await api.authorise({ paymentId: id, operationId: 'a' }, call())), 'ok')
    assert.equal((await bank.chargesOf(id)).length, 1)
  })

  it('after the charge, whoever reads the payment finds out, and nothing is charged again', async () => {
    const { id } = await till.create({ card: '4000000000000226' })
    assert.equal(codeOf(await api.authorise({ paymentId: id, operationId: 'a' }, call())), 'outcome_unknown')
    assert.equal((await till.get(id)).status, 'authorised')
    assert.equal((await bank.chargesOf(id)).length, 1)
  })

  it('after a capture and after a refund, the sweep finds out', async () => {
    const capturing = await till.authorised({ card: '4000000000000234' })
    const capture = await api.capture({ paymentId: capturing.id, operationId: 'c' }, call())
    const refunding = await till.captured({ card: '4000000000000242' })
    const refund = await api.refund({ paymentId: refunding.id, operationId: 'r', amount: eur(100) }, call())
    assert.deepEqual([codeOf(capture), codeOf(refund)], ['outcome_unknown', 'outcome_unknown'])
    till.clock.advance(61_000)
    await till.drain()
    assert.equal((await till.record(capturing.id)).payment.captured.amount, 5000)
    assert.equal((await till.record(refunding.id)).payment.refunded.amount, 100)
  })

  it('the money that is asked for stays taken until the outcome is known', async () => {
    const { id } = await till.captured({ amount: 1000 })
    await bank.cutLine('refund', 'before')
    const lost = await api.refund({ paymentId: id, operationId: 'r1', amount: eur(800) }, call())
    const other = await api.refund({ paymentId: id, operationId: 'r2', amount: eur(800) }, call())
    assert.deepEqual([codeOf(lost), codeOf(other)], ['outcome_unknown', 'not_refundable'])
    assert.equal((await till.get(id)).refunded.amount, 800)
    assert.equal((await bank.chargesOf(id))[0]!.refunds.length, 1)
  })

  it('an undo first finds out what became of the charge, so that none stays behind', async () => {
    const { id } = await till.create({ card: '4000000000000226' })
    assert.equal(codeOf(await api.authorise({ paymentId: id, operationId: 'a' }, call())), 'outcome_unknown')
    const voided = await api.voidPayment({ paymentId: id, operationId: 'v' }, call())
    assert.equal(voided.ok && voided.value.status, 'voided')
    assert.deepEqual(
      (await bank.chargesOf(id)).map(({ status }) => status),
      ['voided'],
    )
  })
})

describe('while the provider is away', () => {
  it('readers get what is known, callers an unknown outcome, and all is well when it is back', async () => {
    const { id } = await till.create()
    await bank.outage(true)
    assert.equal(codeOf(await api.authorise({ paymentId: id, operationId: 'a' }, call())), 'outcome_unknown')
    assert.equal((await till.get(id)).status, 'processing')
    assert.equal(codeOf(await api.refreshPayment({ paymentId: id }, call())), 'outcome_unknown')
    assert.equal(
      codeOf(await api.voidPayment({ paymentId: id, operationId: 'v' }, call())),
      'outcome_unknown',
    )
    till.clock.advance(61_000)
    await till.drain()
    assert.ok(
      till.log.lines.some(({ message }) => message === 'the outcome of an operation is still unknown'),
    )
    await bank.outage(false)
    assert.equal((await till.get(id)).status, 'authorised')
  })

  it('a payment past its time is asked about, and expires when the provider says so', async () => {
    const { id } = await till.authorised({ card: '4000000000000259' })
    const lapses = Date.parse((await till.get(id)).authorisedUntil!)
    const [charge] = await bank.chargesOf(id)
    await bank.plant({ ...charge!, authorisedUntil: new Date(0).toISOString() } as typeof charge & {})
    till.clock.advance(Math.max(0, lapses - till.clock.now()) + 61_000)
    await till.drain()
    assert.equal((await till.get(id)).status, 'expired')
    assert.ok((await till.eventsOf(id)).some(({ type }) => type === 'payments.payment-expired'))
    assert.equal(codeOf(await api.capture({ paymentId: id, operationId: 'c' }, call())), 'not_capturable')
  })
})

it('keeps its invariants through all of this', async () => {
  assert.deepEqual(await findBreaches(till.db), [])
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { findBreaches } from './invariants.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })
const { api, bank, call, eur } = till
const renewable = '4000000000000267'
const lapsing = '4000000000000259'
const long = '2000-01-01T00:00:00.000Z'

/** Sets when an authorisation ends at the bank, whose clock is its own. */
async function endTime(paymentId: string, authorisedUntil = long): Promise<void> {
  const [charge] = await bank.chargesOf(paymentId)
  await bank.plant({ ...charge!, authorisedUntil })
}
const untilOf = async (id: string) => Date.parse((await till.get(id)).authorisedUntil!)
const nextMinute = async () => {
  till.clock.advance(61_000)
  await till.drain()
}

describe('rule 7: what is not captured before the authorisation ends', () => {
  it('is authorised again where the provider can, once for each end', async () => {
    const { id } = await till.authorised({ card: renewable })
    const first = await untilOf(id)
    await nextMinute()
    assert.equal(await untilOf(id), first, 'there is time')
    till.clock.advance(25 * 3_600_000)
    await till.drain()
    const second = await untilOf(id)
    assert.ok(second > first)
    assert.equal(unwrap(await api.capture({ paymentId: id, operationId: 'cap' }, call())).status, 'captured')
    await nextMinute()
    assert.equal(await untilOf(id), second, 'nothing is left to renew')
  })

  it('is asked for again under the same key when the answer was lost', async () => {
    const { id } = await till.authorised({ card: renewable })
    await bank.cutLine('renew', 'after')
    await nextMinute()
    const [charge] = await bank.chargesOf(id)
    const renewed = Date.parse(charge!.authorisedUntil!)
    await nextMinute()
    assert.equal(await untilOf(id), renewed)
    assert.equal((await bank.chargesOf(id))[0]!.authorisedUntil, charge!.authorisedUntil)
  })

  it('lapses where the provider will not, and is told', async () => {
    const { id } = await till.authorised({ card: lapsing })
    await endTime(id, new Date(till.clock.now() + 3_600_000).toISOString())
    await api.refreshPayment({ paymentId: id }, call())
    await nextMinute()
    await nextMinute()
    assert.equal((await till.get(id)).status, 'authorised')
    await endTime(id)
    till.clock.advance(3_600_000)
    await till.drain()
    assert.equal((await till.get(id)).status, 'expired')
    assert.ok((await till.eventsOf(id)).some(({ type }) => type === 'payments.payment-expired'))
  })

  it('lapses with its rest, and what was captured stays', async () => {
    const { id } = await till.authorised({ card: lapsing })
    unwrap(await api.capture({ paymentId: id, operationId: 'part', amount: eur(2000) }, call()))
    await endTime(id)
    await nextMinute()
    const { status, captured, capturable } = await till.get(id)
    assert.deepEqual([status, captured.amount, capturable.amount], ['captured', 2000, 0])
    const voided = (await till.eventsOf(id)).find(({ type }) => type === 'payments.payment-voided')
    assert.deepEqual((voided!.data as { amount: unknown }).amount, eur(3000))
    assert.deepEqual(await findBreaches(till.db), [])
  })
})

it('operations are counted by provider and outcome', async () => {
  const { id } = await till.captured()
  await bank.cutLine('refund', 'before')
  await api.refund({ paymentId: id, operationId: 'r', amount: eur(5) }, call())
  await till.authorised({ card: '4000000000000002' })
  const text = till.telemetry.metricsText()
  for (const [operation, outcome] of [
    ['authorise', 'succeeded'],
    ['authorise', 'failed'],
    ['capture', 'succeeded'],
    ['refund', 'unknown'],
    ['renew', 'succeeded'],
    ['renew', 'unknown'],
    ['renew', 'failed'],
  ])
    assert.match(
      text,
      new RegExp(
        `stoa_payments_operations[a-z_]*\\{[^}]*operation="${operation}"[^}]*outcome="${outcome}"[^}]*\\} [1-9]`,
      ),
      `${operation} ${outcome}`,
    )
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openTill } from '../testing/open-till.ts'

const till = await openTill({ after })
const { api, bank, call, eur } = till

async function differences(): Promise<[string, string | undefined][]> {
  till.clock.advance(1000)
  const found = unwrap(
    await api.reconcile({ from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }, call()),
  )
  return found.differences.map(({ kind, paymentId }) => [kind, paymentId])
}

describe('the nightly comparison with the provider', () => {
  it('finds no difference after every kind of operation and trouble', async () => {
    const refunded = await till.captured()
    await api.refund({ paymentId: refunded.id, operationId: 'r', amount: eur(1200) }, call())
    const voided = await till.authorised()
    await api.voidPayment({ paymentId: voided.id, operationId: 'v' }, call())
    await till.authorised({ card: '4000000000000002' })
    const partly = await till.authorised()
    await api.capture({ paymentId: partly.id, operationId: 'c', amount: eur(10) }, call())
    const cut = await till.create({ card: '4000000000000226' })
    await api.authorise({ paymentId: cut.id, operationId: 'a' }, call())
    await till.get(cut.id)
    await till.create()
    assert.deepEqual(await differences(), [])
    const [newest] = unwrap(await api.listReconciliations({}, call())).items
    assert.deepEqual([newest!.compared, newest!.differences], [5, []])
  })

  it('runs at night by itself', async () => {
    const before = unwrap(await api.listReconciliations({ limit: 100 }, call())).items.length
    till.clock.advance(25 * 3_600_000)
    await till.drain()
    const runs = unwrap(await api.listReconciliations({ limit: 100 }, call())).items
    assert.ok(runs.length > before)
    assert.deepEqual(runs[0]!.differences, [])
  })

  it('finds what was planted: a charge that is not here, one that is not there, another amount', async () => {
    const { id } = await till.captured()
    const [charge] = await bank.chargesOf(id)
    const part = { id: 'ref_planted', amount: 77, operationKey: 'nobody', at: new Date().toISOString() }
    await bank.plant({ ...charge!, refunds: [part] })
    await bank.plant({ ...charge!, id: 'ch_planted', reference: 'somebody-else' })
    assert.deepEqual((await differences()).sort(), [
      ['amount', id],
      ['missing_here', 'somebody-else'],
    ])
    assert.ok(
      till.log.lines.some(({ level }) => level === 'error'),
      'somebody is told',
    )
    await bank.forget()
    const gone = await differences()
    assert.ok(gone.length >= 5 && gone.every(([kind]) => kind === 'missing_there'))
  })

  it('says so when an operation has no outcome yet', async () => {
    const { id } = await till.captured()
    await bank.cutLine('refund', 'after')
    await api.refund({ paymentId: id, operationId: 'r', amount: eur(5) }, call())
    assert.ok((await differences()).some(([kind, about]) => kind === 'outcome_unknown' && about === id))
  })

  it('pages through its runs, and refuses a provider that is not there', async () => {
    const page = unwrap(await api.listReconciliations({ limit: 1 }, call()))
    const next = unwrap(await api.listReconciliations({ limit: 1, cursor: page.next! }, call()))
    assert.ok(page.items[0]!.at > next.items[0]!.at)
    const none = await api.reconcile({ provider: 'nobody' }, call())
    assert.equal(!none.ok && none.error.code, 'provider_unknown')
  })
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { findBreaches } from './invariants.ts'
import { openTill } from './testing/open-till.ts'
import { amountOfRefund, doStep, type Step } from './testing/scenes.ts'
import { stumbleAt } from './testing/stumble.ts'

const till = await openTill({ after })

const before: Readonly<Record<Step, (id: string) => Promise<unknown>>> = {
  authorise: id => till.create({ id }),
  capture: id => till.authorised({ id }),
  void: id => till.authorised({ id }),
  refund: id => till.captured({ id }),
}
/** What the bank must hold in the end: one charge, and one part of the operation. */
const end: Readonly<Record<Step, { status: string; captured: number; refunded: number }>> = {
  authorise: { status: 'authorised', captured: 0, refunded: 0 },
  capture: { status: 'captured', captured: 5000, refunded: 0 },
  void: { status: 'voided', captured: 0, refunded: 0 },
  refund: { status: 'captured', captured: 5000, refunded: amountOfRefund },
}

/** Dies at the n-th boundary; answers the boundary, or undefined when it came through alive. */
async function dieAt(n: number, step: Step, id: string): Promise<string | undefined> {
  let died: string | undefined
  const stumble = stumbleAt(n, boundary => {
    died ??= boundary
    throw new Error('the process is dead')
  })
  await doStep(till.apiOf(till.open(stumble)), step, id, till.call()).catch(() => {})
  return died
}

const resumes = {
  'the caller calls again': (step: Step, id: string) => doStep(till.api, step, id, till.call()),
  'the sweep finds it': async () => {
    till.clock.advance(61_000)
    await till.drain()
  },
}

async function assertOnce(step: Step, id: string, where: string): Promise<void> {
  const wanted = end[step]
  const [charge, ...others] = await till.bank.chargesOf(id)
  assert.deepEqual(others, [], `${where}: charged more than once`)
  assert.equal(charge!.status, wanted.status, where)
  const total = (parts: { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0)
  assert.deepEqual(
    [total(charge!.captures), total(charge!.refunds)],
    [wanted.captured, wanted.refunded],
    where,
  )
  const payment = await till.get(id)
  assert.deepEqual(
    [payment.status, payment.captured.amount, payment.refunded.amount],
    [wanted.status, wanted.captured, wanted.refunded],
    where,
  )
}

describe('a process that dies at any boundary of an operation', () => {
  for (const step of ['authorise', 'capture', 'refund', 'void'] as const)
    for (const [how, resume] of Object.entries(resumes))
      it(`${step}: ${how}, and it has happened exactly once`, async () => {
        const boundaries: string[] = []
        for (let n = 1; ; n++) {
          const id = `${step}-${how.split(' ')[1]}-${n}`
          await before[step](id)
          const died = await dieAt(n, step, id)
          if (died !== undefined) boundaries.push(died)
          await resume(step, id)
          // Before the intent is stored nothing has begun, and nobody but the caller can begin it.
          if (how === 'the sweep finds it') await doStep(till.api, step, id, till.call())
          await assertOnce(step, id, `${step}, died ${died}`)
          if (died === undefined) break
        }
        const name = step === 'authorise' ? 'charge' : step
        assert.ok(boundaries.includes(`before ${name}`) && boundaries.includes(`after ${name}`))
        assert.equal(boundaries.at(-1), 'after its commit')
      })

  it('leaves the books whole', async () => {
    assert.deepEqual(await findBreaches(till.db), [])
  })
})

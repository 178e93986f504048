import assert from 'node:assert/strict'
import { findBreaches } from '../invariants.ts'
import type { openTill } from './open-till.ts'
import { amountOfRefund, doStep, type Step } from './scenes.ts'
import { stumbleAt } from './stumble.ts'

type Till = Awaited<ReturnType<typeof openTill>>
export type Resume = 'caller' | 'sweep'

/** What the bank must hold in the end: one charge, and one part of the operation. */
const end: Readonly<Record<Step, { status: string; captured: number; refunded: number }>> = {
  authorise: { status: 'authorised', captured: 0, refunded: 0 },
  capture: { status: 'captured', captured: 5000, refunded: 0 },
  void: { status: 'voided', captured: 0, refunded: 0 },
  refund: { status: 'captured', captured: 5000, refunded: amountOfRefund },
}

/** Dies at every boundary in turn, until one run comes through; `resumeAt` says who goes on after the n-th death. */
export async function dieEverywhere(till: Till, step: Step, resumeAt: (n: number) => Resume): Promise<void> {
  const boundaries: string[] = []
  for (let n = 1, died: string | undefined = ''; died !== undefined; n++) {
    const id = `${step}-${resumeAt(0)}-${n}`
    await prepare(till, step, id)
    died = await dieAt(till, n, step, id)
    if (died !== undefined) boundaries.push(died)
    if (resumeAt(n) === 'sweep') await sweep(till)
    // Before the intent is stored nothing has begun, and nobody but the caller can begin it.
    await doStep(till.api, step, id, till.call())
    await assertOnce(till, step, id, `${step}, died ${died}`)
  }
  assertWhole(step, boundaries)
  assert.deepEqual(await findBreaches(till.db), [])
}

/** What one run that nothing happens to passes, in order. */
export async function boundariesOf(till: Till, step: Step): Promise<readonly string[]> {
  const stumble = stumbleAt(Number.POSITIVE_INFINITY, () => {})
  const id = `${step}-whole`
  await prepare(till, step, id)
  await doStep(till.apiOf(till.open(stumble)), step, id, till.call())
  assertWhole(step, stumble.passed)
  return stumble.passed
}

function assertWhole(step: Step, boundaries: readonly string[]): void {
  const name = step === 'authorise' ? 'charge' : step
  assert.ok(boundaries.includes(`before ${name}`) && boundaries.includes(`after ${name}`))
  assert.equal(boundaries.at(-1), 'after its commit')
}

/** What has to be there before the operation. */
export function prepare(till: Till, step: Step, id: string): Promise<unknown> {
  if (step === 'authorise') return till.create({ id })
  return step === 'refund' ? till.captured({ id }) : till.authorised({ id })
}

/** Answers the boundary, or undefined when it came through alive. */
async function dieAt(till: Till, n: number, step: Step, id: string): Promise<string | undefined> {
  let died: string | undefined
  const stumble = stumbleAt(n, boundary => {
    died ??= boundary
    throw new Error('the process is dead')
  })
  await doStep(till.apiOf(till.open(stumble)), step, id, till.call()).catch(() => {})
  return died
}

async function sweep(till: Till): Promise<void> {
  till.clock.advance(61_000)
  await till.drain()
}

export async function assertOnce(till: Till, step: Step, id: string, where: string): Promise<void> {
  const wanted = end[step]
  const [charge, ...others] = await till.bank.chargesOf(id)
  assert.deepEqual(others, [], `${where}: charged more than once`)
  assert.equal(charge!.status, wanted.status, where)
  const total = (parts: { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0)
  const { status, captured, refunded } = await till.get(id)
  assert.deepEqual(
    [total(charge!.captures), total(charge!.refunds)],
    [wanted.captured, wanted.refunded],
    where,
  )
  assert.deepEqual([status, captured.amount, refunded.amount], Object.values(wanted), where)
}

import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { follow, type Known } from './follow.ts'
import type { Payment } from './payment.ts'
import { paymentMachine } from './payment-machine.ts'
import type { Charge, Part } from './provider/provider.ts'

const fresh: Payment = {
  ...{ id: 'p', orderRef: 'o', provider: 'testbank', channel: 'default', amount: 1000, currency: 'EUR' },
  ...{ instrument: 'token', token: 'tok', returnUrl: '', multiCapture: true, status: 'processing' },
  ...{ authorised: 0, captured: 0, voided: 0, refunded: 0, capturing: 0, refunding: 0 },
  ...{ providerRef: null, seenVersion: 0, action: null, failure: null, authorisedUntil: null },
  ...{ version: 1, createdAt: '', updatedAt: '' },
}

const charge = (status: Charge['status'], parts: Partial<Charge> = {}): Charge => ({
  ...{ ref: 'ch', paymentId: 'p', status, amount: { amount: 1000, currency: 'EUR' }, authorised: 0 },
  ...{ captures: [], voids: [], refunds: [], version: 1, createdAt: '' },
  ...parts,
})

/** A charge's life, step by step, as the provider would tell it. */
const life = fc
  .record({
    captures: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ captures, share }) => {
    const parts = (prefix: string, amounts: number[]): Part[] =>
      amounts.map((amount, i) => ({ ref: `${prefix}${i}`, amount }))
    const story: Charge[] = [charge('requires_action'), charge('authorised', { authorised: 1000 })]
    captures.forEach((_, i) => {
      story.push(charge('captured', { authorised: 1000, captures: parts('c', captures.slice(0, i + 1)) }))
    })
    const taken = captures.reduce((sum, amount) => sum + amount, 0)
    const back = Math.floor((taken * share) / 100)
    if (back > 0)
      story.push(
        charge('captured', { authorised: 1000, captures: parts('c', captures), refunds: parts('r', [back]) }),
      )
    return story.map((one, i) => ({ ...one, version: i + 1 }))
  })

function after(charges: readonly Charge[]): Known {
  const ledger = new Set<string>()
  let payment = fresh
  for (const next of charges) {
    const followed = follow({ payment, ledger, operations: [] }, next)
    payment = followed.payment
    for (const { kind, providerRef } of followed.movements) ledger.add(`${kind} ${providerRef}`)
  }
  return { payment, ledger, operations: [] }
}

const outcome = ({ payment: { status, authorised, captured, refunded } }: Known) => ({
  ...{ status, authorised, captured, refunded },
})

it('news in any order and any number end where the last of them alone would', () => {
  fc.assert(
    fc.property(
      life.chain(story => fc.tuple(fc.constant(story), fc.shuffledSubarray([...story, ...story]))),
      ([story, told]) => {
        const last = story.at(-1)!
        assert.deepEqual(outcome(after([...told, last])), outcome(after(story)))
        assert.deepEqual(outcome(after([...told, last, ...told])), outcome(after(story)))
      },
    ),
  )
})

it('no state leads back: from every one only later ones can be reached', () => {
  const reach = (from: string): string[] =>
    paymentMachine.transitions.filter(row => row.from === from).flatMap(({ to }) => [to, ...reach(to)])
  for (const state of paymentMachine.states) assert.ok(!reach(state).includes(state), state)
})

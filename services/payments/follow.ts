import { capturableOf, type Movement, type MovementKind, type Operation, type Payment } from './payment.ts'
import { type Move, paymentMachine, type Status } from './payment-machine.ts'
import type { Charge, Failure, Part } from './provider/provider.ts'

/** What happened, in the order in which neighbours are told. */
export type Fact = {
  readonly what: 'requires-action' | 'authorised' | 'captured' | 'voided' | 'refunded' | 'failed' | 'expired'
  readonly amount: number
  readonly operationId: string | null
}
export type Settled = { readonly operation: Operation; readonly failure: Failure | null }
export type Followed = {
  readonly payment: Payment
  readonly movements: readonly Movement[]
  readonly facts: readonly Fact[]
  readonly settled: readonly Settled[]
}
export type Known = {
  readonly payment: Payment
  /** `kind ref` of every movement in the ledger. */
  readonly ledger: ReadonlySet<string>
  readonly operations: readonly Operation[]
}

type Draft = {
  status: Status
  totals: Record<MovementKind, number>
  readonly movements: Movement[]
  readonly facts: Fact[]
}

/**
 * Moves a payment to what the provider says of it, however old, new or repeated that is: parts that are known are
 * passed over, and the machine has no way back.
 */
export function follow(known: Known, charge: Charge): Followed {
  const { payment, operations } = known
  const { authorised, captured, voided, refunded } = payment
  const draft: Draft = {
    status: payment.status,
    totals: { authorised, captured, voided, refunded },
    movements: [],
    facts: [],
  }
  begin(draft, known, charge)
  take(draft, known, charge)
  end(draft, known, charge)
  giveBack(draft, known, charge)
  const settled = operations.flatMap(operation => settledBy(operation, charge))
  return {
    payment: {
      ...payment,
      ...{ status: draft.status, ...draft.totals },
      capturing: payment.capturing - amountOf(settled, 'capture'),
      refunding: payment.refunding - amountOf(settled, 'refund'),
      providerRef: charge.ref,
      seenVersion: Math.max(payment.seenVersion, charge.version),
      action: charge.action ?? null,
      failure: draft.status === 'failed' ? (charge.failure ?? payment.failure) : payment.failure,
      authorisedUntil: later(charge.authorisedUntil, payment.authorisedUntil),
      token: settled.some(({ operation }) => operation.kind === 'authorise') ? null : payment.token,
    },
    movements: draft.movements,
    facts: draft.facts,
    settled,
  }
}

/** An authorisation that was renewed stays so, whatever an older hint says. */
const later = (told: string | undefined, known: string | null): string | null =>
  told !== undefined && (known === null || Date.parse(told) > Date.parse(known)) ? told : known

function move(draft: Draft, event: Move): boolean {
  const next = paymentMachine.next(draft.status, event)
  if (next.ok) draft.status = next.value
  return next.ok
}

function begin(draft: Draft, { payment, operations }: Known, charge: Charge): void {
  const operationId = operations.find(({ kind }) => kind === 'authorise')?.id ?? null
  if (charge.status === 'requires_action' && move(draft, 'ask'))
    draft.facts.push({ what: 'requires-action', amount: payment.amount, operationId })
  if (charge.authorised > 0 && draft.totals.authorised === 0 && move(draft, 'approve')) {
    write(draft, { kind: 'authorised', amount: charge.authorised, operationId, providerRef: charge.ref })
    draft.facts.push({ what: 'authorised', amount: charge.authorised, operationId })
  }
}

function take(draft: Draft, known: Known, charge: Charge): void {
  if (draft.totals.authorised === 0) return
  for (const part of unknownParts(known, 'captured', charge.captures)) {
    move(draft, 'capture')
    write(draft, part)
    draft.facts.push({ what: 'captured', amount: part.amount, operationId: part.operationId })
  }
}

function end(draft: Draft, known: Known, charge: Charge): void {
  const parts = draft.totals.authorised === 0 ? [] : unknownParts(known, 'voided', charge.voids)
  for (const part of parts) write(draft, part)
  const voided = charge.status === 'voided' && move(draft, 'void')
  if (voided || parts.length > 0) {
    const operationId = known.operations.find(({ kind }) => kind === 'void')?.id ?? null
    draft.facts.push({ what: 'voided', amount: sum(parts), operationId })
  }
  if (charge.status === 'expired' && move(draft, 'lapse'))
    draft.facts.push({ what: 'expired', amount: known.payment.amount, operationId: null })
  if (charge.status === 'failed' && move(draft, 'decline'))
    draft.facts.push({ what: 'failed', amount: known.payment.amount, operationId: null })
}

function giveBack(draft: Draft, known: Known, charge: Charge): void {
  for (const part of unknownParts(known, 'refunded', charge.refunds)) {
    if (draft.totals.refunded + part.amount > draft.totals.captured) return
    write(draft, part)
    draft.facts.push({ what: 'refunded', amount: part.amount, operationId: part.operationId })
  }
  const { captured, refunded } = draft.totals
  const left = capturableOf({ ...known.payment, ...draft.totals, status: draft.status, capturing: 0 })
  if (captured > 0 && refunded === captured && left === 0) move(draft, 'refund')
}

function write(draft: Draft, movement: Movement): void {
  draft.movements.push(movement)
  draft.totals[movement.kind] += movement.amount
}

function unknownParts({ ledger, operations }: Known, kind: MovementKind, parts: readonly Part[]): Movement[] {
  return parts
    .filter(({ ref, amount }) => amount > 0 && !ledger.has(`${kind} ${ref}`))
    .map(({ ref, amount, operationKey }) => ({
      ...{ kind, amount, providerRef: ref },
      operationId: operations.find(({ key }) => key === operationKey)?.id ?? null,
    }))
}

const sum = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((total, { amount }) => total + amount, 0)

const amountOf = (settled: readonly Settled[], kind: Operation['kind']): number =>
  sum(settled.map(({ operation }) => operation).filter(operation => operation.kind === kind))

const over = new Set<Charge['status']>(['voided', 'expired', 'failed'])

function settledBy(operation: Operation, charge: Charge): Settled[] {
  if (operation.status !== 'pending') return []
  const has = (parts: readonly Part[]) => parts.some(({ operationKey }) => operationKey === operation.key)
  const done = {
    authorise: charge.status !== 'processing',
    capture: has(charge.captures),
    refund: has(charge.refunds),
    void: has(charge.voids) || over.has(charge.status),
  }[operation.kind]
  if (!done) return []
  const declined = operation.kind === 'authorise' && charge.status === 'failed'
  return [{ operation, failure: declined ? (charge.failure ?? unexplained) : null }]
}

const unexplained: Failure = { code: 'card_declined', detail: 'The payment was declined', retry: true }

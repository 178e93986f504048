import type { Call } from '@stoa/kernel/call'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { PaymentsDeps } from '../deps.ts'
import type { Payment } from '../payment.ts'
import type { Failure } from '../provider/provider.ts'
import { isOutcomeUnknown } from '../provider/provider.ts'
import { send } from './ask.ts'
import { type BeginFailure, type Begun, begin, type Wanted } from './begin.ts'
import { resolveOperation } from './resolve.ts'
import { type Settlement, settleBegun } from './settle.ts'

type Unknown = { readonly code: 'outcome_unknown'; readonly detail: string }
export type Performed = {
  readonly payment: Payment
  /** Why the provider refused this operation. */
  readonly failure: Failure | null
}

/** Store the intent, ask the provider, store the outcome. Called again, it goes on where it stopped. */
export async function perform(
  deps: PaymentsDeps,
  wanted: Wanted,
  call: Call,
): Promise<Result<Performed, BeginFailure | Unknown>> {
  const begun = await begin(deps, wanted)
  return begun.ok ? carryOut(deps, begun.value, call) : begun
}

export async function carryOut(
  deps: PaymentsDeps,
  { known, operation, isNew }: Begun,
  call: Call,
): Promise<Result<Performed, Unknown>> {
  const { payment } = known
  if (operation.status !== 'pending') return ok({ payment, failure: operation.failure })
  try {
    const after = isNew
      ? await settleBegun(
          deps,
          { known, operation },
          await send(deps.providers.of(payment), payment, operation),
          call,
        )
      : await resolveOperation(deps, payment, operation, call)
    return outcomeOf(after, operation.id)
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error
    deps.telemetry.operated(payment.provider, operation.kind, 'unknown')
    deps.log.warn({ call, operation: operation.key, err: error }, 'the provider did not answer')
    return stillUnknown(operation.key)
  }
}

const stillUnknown = (key: string) =>
  fail<Unknown>({
    code: 'outcome_unknown',
    detail: `The provider has not said what became of ${key}. Call again, or ask getPayment; nothing is charged twice`,
  })

/** One that is still under way at the provider has no outcome yet. */
function outcomeOf({ payment, operations }: Settlement, operationId: string): Result<Performed, Unknown> {
  const operation = operations.find(({ id }) => id === operationId)!
  if (operation.status === 'pending') return stillUnknown(operation.key)
  return ok({ payment, failure: operation.failure })
}

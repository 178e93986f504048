import type { paymentsContract } from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { PaymentsDeps } from '../deps.ts'
import { type Operation, viewOf } from '../payment.ts'
import { findPayment, insertPayment, type NewPayment } from '../store/payment-store.ts'
import { insertBegunPayment } from '../store/usual-store.ts'
import { keyOf } from './begin.ts'
import { carryOut, perform } from './perform.ts'

type Create = Handler<typeof paymentsContract, 'createPayment'>
type Input = InputOf<(typeof paymentsContract)['methods']['createPayment']>

export const createCreatePayment =
  (deps: PaymentsDeps): Create =>
  async (input, call) => {
    const provider = deps.providers.find(input.instrument.provider ?? deps.providers.standard)
    if (!provider)
      return fail({
        code: 'provider_unknown',
        detail: `There is no provider '${input.instrument.provider}' here`,
      })
    const wanted = wantedPayment(deps, input, provider)
    const operation = input.authorise && firstOperation(wanted, input.authorise.operationId)
    const payment = await (operation
      ? insertBegunPayment(deps.db, wanted, operation)
      : insertPayment(deps.db, wanted))
    if (!payment) return repeat(deps, wanted, input, call)
    if (!operation) return ok(viewOf(payment))
    const known = { payment, ledger: new Set<string>(), operations: [operation] }
    const done = await carryOut(deps, { known, operation, isNew: true }, call)
    return done.ok ? ok(viewOf(done.value.payment)) : done
  }

const firstOperation = ({ id: paymentId, amount, createdAt }: NewPayment, id: string): Operation => ({
  ...{ paymentId, id, kind: 'authorise', amount, key: keyOf(paymentId, id), startedAt: createdAt },
  ...{ status: 'pending', failure: null, settledAt: null },
})

const wantedPayment = (
  { clock }: PaymentsDeps,
  { id, orderRef, amount, instrument, returnUrl, channel = 'default', authorise }: Input,
  { name, multiCapture }: { readonly name: string; readonly multiCapture: boolean },
): NewPayment => ({
  ...{ id, orderRef, channel, returnUrl, multiCapture },
  ...{ amount: amount.amount, currency: amount.currency },
  provider: name,
  instrument: instrument.kind,
  token: instrument.token ?? null,
  status: authorise ? 'processing' : 'created',
  createdAt: clock.iso(),
})

/** The token is not compared: it is forgotten when it was used. */
const compared = ['orderRef', 'provider', 'channel', 'amount', 'currency', 'instrument'] as const

async function repeat(deps: PaymentsDeps, wanted: NewPayment, input: Input, call: Call): ReturnType<Create> {
  const existing = (await findPayment(deps.db, wanted.id))!
  const different = compared.find(field => existing[field] !== wanted[field])
  if (different) {
    const why = existing.currency === 'XXX' ? 'was voided before it was made' : `has another ${different}`
    return fail({ code: 'payment_differs', detail: `Payment ${wanted.id} ${why}` })
  }
  if (!input.authorise) return ok(viewOf(existing))
  const operation = {
    paymentId: wanted.id,
    operationId: input.authorise.operationId,
    kind: 'authorise',
  } as const
  const done = await perform(deps, operation, call)
  if (done.ok) return ok(viewOf(done.value.payment))
  if (done.error.code === 'outcome_unknown') return fail({ ...done.error, code: done.error.code })
  return fail({ code: 'payment_differs', detail: done.error.detail })
}

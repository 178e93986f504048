import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { PaymentsDeps } from './deps.ts'
import { type Operation, viewOf } from './payment.ts'
import { missing } from './read-payments.ts'
import { findOperations, findPayment } from './store/payment-store.ts'
import { findMovements, type MovementRow } from './store/record-store.ts'

export const createGetPaymentRecord =
  (deps: PaymentsDeps): Handler<typeof paymentsContract, 'getPaymentRecord'> =>
  async ({ paymentId }) => {
    const payment = await findPayment(deps.db, paymentId)
    if (!payment) throw missing(paymentId)
    const operations = await findOperations(deps.db, paymentId)
    const movements = await findMovements(deps.db, paymentId)
    return ok({
      payment: viewOf(payment),
      operations: operations.map(operation => operationView(operation, payment.currency)),
      movements: movements.map(movementView),
      balance: {
        authorised: sumOf(movements, 'authorised'),
        captured: sumOf(movements, 'captured'),
        refunded: sumOf(movements, 'refunded'),
      },
    })
  }

const operationView = (
  { id, kind, status, amount, failure, startedAt, settledAt }: Operation,
  currency: string,
) => ({
  ...{ id, kind, status, startedAt },
  amount: { amount, currency },
  ...(failure && { failure }),
  ...(settledAt && { settledAt }),
})

const movementView = ({ id, kind, amount, currency, operationId, providerRef, at }: MovementRow) => ({
  ...{ id, kind, providerRef, at },
  amount: { amount, currency },
  ...(operationId && { operationId }),
})

const sumOf = (movements: readonly MovementRow[], kind: string): number =>
  movements.filter(movement => movement.kind === kind).reduce((sum, { amount }) => sum + amount, 0)

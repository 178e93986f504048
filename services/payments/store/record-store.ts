import { type Queries, statement } from '@stoa/platform/db'

export type MovementRow = {
  id: number
  kind: string
  amount: number
  currency: string
  operationId: string | null
  providerRef: string
  at: string
}

const ofPayment = statement<MovementRow>(
  'payments.movements',
  `select id, kind, amount, currency, operation_id as "operationId", provider_ref as "providerRef", at
     from movements where payment_id = $1 order by id`,
)

export const findMovements = (db: Queries, paymentId: string) => db.all(ofPayment, [paymentId])

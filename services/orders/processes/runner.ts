import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Tx } from '@stoa/platform/db'
import { createRunner, type Probe, postgresStore, type Saga, type SagaRunner } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { checkoutSaga } from '../placing/checkout-saga.ts'
import { postgresBook } from '../placing/postgres-book.ts'

/** A step may take as long as two calls to a neighbour; then another replica takes over. */
const leaseMs = 45_000
const callMs = 20_000

export const sagasOf = (deps: OrdersOptions): readonly Saga<unknown, Tx>[] => [
  checkoutSaga(deps, postgresBook(deps)),
]

export function ordersRunner(deps: OrdersOptions, options: { readonly probe?: Probe } = {}): SagaRunner<Tx> {
  const { db, clock, ids, log } = deps
  return createRunner<Tx>({
    ...{ store: postgresStore(db), sagas: sagasOf(deps), clock, leaseMs, ...options },
    callOf: row =>
      newCall({
        ...{ actor: systemActor(`orders:${row.kind}`), caller: 'orders', timeoutMs: callMs, clock, ids },
        traceparent: row.traceparent ?? undefined,
      }),
    onError: (row, error) =>
      log.warn(
        { saga: row.id, kind: row.kind, step: row.step, attempt: row.attempt, err: error },
        'step failed',
      ),
  })
}

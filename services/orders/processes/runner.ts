import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Tx } from '@stoa/platform/db'
import { createRunner, type Probe, postgresStore, type Saga, type SagaRunner } from '@stoa/platform/saga'
import { cancelSaga } from '../cancel/cancel-saga.ts'
import type { OrdersOptions } from '../deps.ts'
import { editSaga } from '../edit/edit-saga.ts'
import { checkoutSaga } from '../placing/checkout-saga.ts'
import { postgresBook } from '../placing/postgres-book.ts'
import { refundSaga } from '../refund/refund-saga.ts'
import { returnSaga } from '../returns/return-saga.ts'
import { shipmentSaga } from '../ship/shipment-saga.ts'
import type { OrdersTelemetry } from '../telemetry.ts'

/** A step may take as long as two calls to a neighbour; then another replica takes over. */
const leaseMs = 45_000
const callMs = 20_000

/** Some sagas start others in their own transactions. */
const sagasOf = (deps: OrdersOptions, runner: () => SagaRunner<Tx>): readonly Saga<unknown, Tx>[] => [
  checkoutSaga(deps, postgresBook(deps)),
  cancelSaga(deps),
  refundSaga(deps),
  shipmentSaga(deps),
  returnSaga(deps, runner),
  editSaga(deps, runner),
]

type Watching = { readonly probe?: Probe; readonly telemetry?: Pick<OrdersTelemetry, 'stepFailed'> }

export function ordersRunner(deps: OrdersOptions, { probe, telemetry }: Watching = {}): SagaRunner<Tx> {
  const { db, clock, ids, log } = deps
  const runner: SagaRunner<Tx> = createRunner<Tx>({
    ...{
      store: postgresStore(db),
      sagas: sagasOf(deps, () => runner),
      clock,
      leaseMs,
      ...(probe && { probe }),
    },
    callOf: row =>
      newCall({
        ...{ actor: systemActor(`orders:${row.kind}`), caller: 'orders', timeoutMs: callMs, clock, ids },
        traceparent: row.traceparent ?? undefined,
      }),
    onError({ id, kind, step, attempt }, err) {
      telemetry?.stepFailed(kind, step)
      log.warn({ saga: id, kind, step, attempt, err }, 'a step failed')
    },
  })
  return runner
}

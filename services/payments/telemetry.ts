import { defineSignals, type Telemetry } from '@stoa/platform/telemetry'
import type { OperationKind } from './payment.ts'
import type { Difference } from './reconcile/compare.ts'

const signals = defineSignals({
  scope: 'stoa.payments',
  attributes: {
    'stoa.payment.provider': 'string',
    'stoa.payment.operation': ['authorise', 'capture', 'void', 'refund', 'renew'],
    'stoa.payment.outcome': ['succeeded', 'failed', 'unknown'],
    'stoa.payment.difference': ['missing_here', 'missing_there', 'currency', 'amount', 'outcome_unknown'],
  },
  counters: {
    'stoa.payments.operations': {
      description: 'Authorisations, captures, voids, refunds and renewals by how the provider answered',
      attributes: ['stoa.payment.provider', 'stoa.payment.operation', 'stoa.payment.outcome'],
    },
    'stoa.payments.reconciliation.differences': {
      description: 'What the ledger and the provider say differently of a payment: look',
      attributes: ['stoa.payment.provider', 'stoa.payment.difference'],
    },
  },
  gauges: {
    'stoa.payments.unknown': {
      description: 'Operations that a provider has not answered for longer than the sweep waits',
    },
  },
})

export type Outcome = 'succeeded' | 'failed' | 'unknown'
export type PaymentsTelemetry = {
  operated(provider: string, operation: OperationKind | 'renew', outcome: Outcome): void
  differs(provider: string, differences: readonly Difference[]): void
  /** What the gauge shows until the next look. */
  unknown(count: number): void
}

export function paymentsTelemetry(telemetry: Telemetry): PaymentsTelemetry {
  const instruments = telemetry.of(signals)
  let open = 0
  instruments.gauge('stoa.payments.unknown', () => open)
  return {
    operated: (provider, operation, outcome) =>
      instruments.count('stoa.payments.operations', {
        'stoa.payment.provider': provider,
        'stoa.payment.operation': operation,
        'stoa.payment.outcome': outcome,
      }),
    differs(provider, differences) {
      for (const { kind } of differences)
        instruments.count('stoa.payments.reconciliation.differences', {
          'stoa.payment.provider': provider,
          'stoa.payment.difference': kind,
        })
    },
    unknown(count) {
      open = count
    },
  }
}

import { defineSignals, type Telemetry } from '@stoa/platform/telemetry'

const signals = defineSignals({
  scope: 'stoa.orders',
  attributes: { 'stoa.saga.kind': 'string', 'stoa.saga.step': 'string' },
  counters: {
    'stoa.orders.step.failures': {
      description: 'Attempts of a step that failed and will be repeated or undone',
      attributes: ['stoa.saga.kind', 'stoa.saga.step'],
    },
  },
  gauges: {
    'stoa.orders.processes.open': { description: 'Checkouts, cancellations, refunds and the like under way' },
    'stoa.orders.processes.stuck': {
      description: 'Those at one step for longer than it ever should take: look',
    },
  },
})

export type OrdersTelemetry = {
  stepFailed(kind: string, step: string): void
  /** What the gauges show until the next look. */
  processes(counts: { readonly open: number; readonly stuck: number }): void
}

export function ordersTelemetry(telemetry: Telemetry): OrdersTelemetry {
  const instruments = telemetry.of(signals)
  const seen = { open: 0, stuck: 0 }
  instruments.gauge('stoa.orders.processes.open', () => seen.open)
  instruments.gauge('stoa.orders.processes.stuck', () => seen.stuck)
  return {
    stepFailed: (kind, step) =>
      instruments.count('stoa.orders.step.failures', { 'stoa.saga.kind': kind, 'stoa.saga.step': step }),
    processes: counts => void Object.assign(seen, counts),
  }
}

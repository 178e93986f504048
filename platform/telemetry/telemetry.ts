import type { Call } from '@stoa/kernel/call'
import type { AttributesOf, Signals } from './signals.ts'

type Group<S extends Signals, G extends 'spans' | 'counters' | 'histograms' | 'gauges'> = NonNullable<S[G]>

/** A counter or histogram with its attributes already chosen: for hot paths. */
export type Bound = (value: number) => void

export type Instruments<S extends Signals> = {
  count<N extends keyof Group<S, 'counters'> & string>(
    name: N,
    attributes: AttributesOf<S, Group<S, 'counters'>[N]>,
    value?: number,
  ): void
  record<N extends keyof Group<S, 'histograms'> & string>(
    name: N,
    attributes: AttributesOf<S, Group<S, 'histograms'>[N]>,
    value: number,
  ): void
  bindCounter<N extends keyof Group<S, 'counters'> & string>(
    name: N,
    attributes: AttributesOf<S, Group<S, 'counters'>[N]>,
  ): Bound
  bindHistogram<N extends keyof Group<S, 'histograms'> & string>(
    name: N,
    attributes: AttributesOf<S, Group<S, 'histograms'>[N]>,
  ): Bound
  /** Read when metrics are scraped. */
  gauge<N extends keyof Group<S, 'gauges'> & string>(name: N, read: () => number): void
  /** A span below the call's. Nothing is recorded, and nothing is paid, when the trace is not sampled. */
  span<N extends keyof Group<S, 'spans'> & string, T>(
    name: N,
    call: Call,
    attributes: AttributesOf<S, Group<S, 'spans'>[N]>,
    work: (call: Call) => Promise<T>,
  ): Promise<T>
}

/** A finished span as the embedded console shows it. */
export type FinishedSpan = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly name: string
  readonly startedAt: number
  readonly durationMs: number
  readonly failed: boolean
  readonly attributes: Readonly<Record<string, unknown>>
}

export type Telemetry = {
  of<const S extends Signals>(signals: S): Instruments<S>
  /** Prometheus text format. */
  metricsText(): string
  /** The newest finished spans, newest first. */
  recentSpans(): readonly FinishedSpan[]
  /** Sends what is buffered and ends the exporters. */
  [Symbol.asyncDispose](): Promise<void>
}

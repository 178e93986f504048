import { SpanStatusCode } from '@opentelemetry/api'
import type { Call } from '@stoa/kernel/call'
import { durationBuckets } from './metrics/histogram.ts'
import {
  addTo,
  type Labels,
  type Metric,
  type MetricKind,
  type MetricsRegistry,
  seriesOf,
} from './metrics/registry.ts'
import type { Signals } from './signals.ts'
import type { Instruments } from './telemetry.ts'
import type { Tracing } from './trace/tracer.ts'

type Declared = {
  readonly description: string
  readonly unit?: string
  readonly attributes?: readonly string[]
  readonly buckets?: readonly number[]
}

/** One scope's instruments. Everything is declared at once, so that a metric is 0 before it first happens. */
export function instrumentsOf<S extends Signals>(
  signals: S,
  registry: MetricsRegistry,
  tracing: Tracing,
): Instruments<S> {
  const declareAll = (kind: MetricKind, group: Readonly<Record<string, Declared>> | undefined) =>
    new Map(
      Object.entries(group ?? {}).map(([name, declared]) => [
        name,
        registry.declare(definitionOf(kind, name, declared)),
      ]),
    )
  const counters = declareAll('counter', signals.counters)
  const histograms = declareAll('histogram', signals.histograms)
  const gauges = declareAll('gauge', signals.gauges)
  const bind = (metrics: Map<string, Metric>) => (name: string, attributes: Labels) => {
    const series = seriesOf(metrics.get(name)!, attributes)
    return (value: number) => addTo(series, value)
  }
  return {
    count: (name, attributes, value = 1) => addTo(seriesOf(counters.get(name)!, attributes), value),
    record: (name, attributes, value) => addTo(seriesOf(histograms.get(name)!, attributes), value),
    bindCounter: bind(counters),
    bindHistogram: bind(histograms),
    gauge: (name, read) => {
      gauges.get(name)!.read = read
    },
    span: (name, call, attributes, work) => inSpan(tracing, name, call, attributes, work),
  }
}

const definitionOf = (kind: MetricKind, name: string, declared: Declared) => ({
  name,
  kind,
  description: declared.description,
  unit: declared.unit,
  labels: declared.attributes ?? [],
  buckets: declared.buckets ?? durationBuckets,
})

async function inSpan<T>(
  tracing: Tracing,
  name: string,
  call: Call,
  attributes: Labels,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const traceparent = call.traceparent ?? tracing.enter(undefined, true)
  // Signals type attribute values as text, numbers and booleans.
  const span = tracing.start(name, traceparent, attributes as Record<string, string>)
  if (!span) return work(call)
  try {
    return await work({ ...call, traceparent: span.traceparent })
  } catch (error) {
    span.recordException(error)
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}

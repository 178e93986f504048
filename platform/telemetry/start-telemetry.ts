import { metrics, SpanKind, trace } from '@opentelemetry/api'
import type { Observer } from '../contract/index.ts'
import { callObserver } from './call-observer.ts'
import { instrumentsOf } from './instruments.ts'
import { kitSignals } from './kit-signals.ts'
import { meterProvider } from './metrics/meter-provider.ts'
import { prometheusText } from './metrics/prometheus-text.ts'
import { MetricsRegistry } from './metrics/registry.ts'
import { watchProcess } from './process-gauges.ts'
import type { Telemetry } from './telemetry.ts'
import { otlpSink } from './trace/otlp-sink.ts'
import { spanRing } from './trace/span-ring.ts'
import { createTracing, type Tracing } from './trace/tracer.ts'

export type TelemetryOptions = {
  /** The process: `catalog`, or `stoa` for all in one. */
  readonly service: string
  readonly traceRatio: number
  readonly otlpEndpoint?: string | undefined
  readonly ringSize?: number
  /** Mains only: also serves what libraries record through OpenTelemetry's globals. */
  readonly global?: boolean
}

/** What the kit itself needs beside what services see. */
export type RunningTelemetry = Telemetry & {
  readonly tracing: Tracing
  readonly kit: ReturnType<typeof kitInstruments>
  /** For guards and servers. */
  readonly serverObserver: Observer
  /** For remote clients. */
  readonly clientObserver: Observer
}

const kitInstruments = (registry: MetricsRegistry, tracing: Tracing) =>
  instrumentsOf(kitSignals, registry, tracing)

/** Wired once in a main; tests start as many as they like. */
export function startTelemetry(options: TelemetryOptions): RunningTelemetry {
  const registry = new MetricsRegistry()
  const ring = spanRing(options.ringSize ?? 500)
  const otlp = options.otlpEndpoint ? otlpSink(options.otlpEndpoint, options.service) : undefined
  const tracing = createTracing({
    ratio: options.traceRatio,
    sink: span => {
      ring.add(span)
      otlp?.add(span)
    },
  })
  const kit = kitInstruments(registry, tracing)
  const watching = watchProcess(kit)
  if (options.global) {
    trace.setGlobalTracerProvider(tracing.provider)
    metrics.setGlobalMeterProvider(meterProvider(registry))
  }
  return {
    tracing,
    kit,
    serverObserver: callObserver(kit, tracing, SpanKind.SERVER),
    clientObserver: callObserver(kit, tracing, SpanKind.CLIENT),
    of: signals => instrumentsOf(signals, registry, tracing),
    metricsText: () => prometheusText(registry),
    recentSpans: () => ring.newest(),
    async [Symbol.asyncDispose]() {
      watching[Symbol.dispose]()
      await otlp?.shutdown()
    },
  }
}

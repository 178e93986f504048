import {
  type Attributes,
  type Context,
  SpanKind,
  type SpanOptions,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'
import { RecordedSpan, type SpanSink } from './recorded-span.ts'
import { isSampled, isTraceparent, parentIdOf, randomHex, traceIdOf, withSampling } from './traceparent.ts'

export type Tracing = {
  /** The traceparent of a request that comes in: from outside the ids are kept, the decision to sample is ours. */
  enter(given: unknown, trusted: boolean): string
  /** A span below `traceparent`, if that is sampled. */
  start(name: string, traceparent: string, attributes: Attributes, kind?: SpanKind): RecordedSpan | undefined
  readonly provider: TracerProvider
}

export type TracingOptions = {
  readonly ratio: number
  readonly sink: SpanSink
  readonly random?: () => number
}

/** Sampling is decided at the head of a trace; what is not sampled costs a flag. */
export function createTracing({ ratio, sink, random = Math.random }: TracingOptions): Tracing {
  const hex = randomHex()
  const enter = (given: unknown, trusted: boolean): string => {
    if (!isTraceparent(given)) return `00-${hex(16)}-${hex(8)}-${random() < ratio ? '01' : '00'}`
    return trusted ? given : withSampling(given, random() < ratio)
  }
  const start: Tracing['start'] = (name, traceparent, attributes, kind = SpanKind.INTERNAL) => {
    if (!isSampled(traceparent)) return undefined
    const parentSpanId = parentIdOf(traceparent)
    return new RecordedSpan(
      { name, traceId: traceIdOf(traceparent)!, spanId: hex(8), parentSpanId, kind, attributes },
      sink,
    )
  }
  return { enter, start, provider: { getTracer: () => tracerOver(enter, start) } }
}

/** OpenTelemetry's tracer, for libraries: the active context is the parent. */
function tracerOver(enter: Tracing['enter'], start: Tracing['start']): Tracer {
  const startSpan = (name: string, options: SpanOptions = {}, context?: Context) => {
    const parent = options.root || !context ? undefined : trace.getSpanContext(context)
    const traceparent = parent
      ? `00-${parent.traceId}-${parent.spanId}-${parent.traceFlags & 1 ? '01' : '00'}`
      : enter(undefined, true)
    const span = start(name, traceparent, options.attributes ?? {}, options.kind)
    const context0 = { traceId: traceIdOf(traceparent)!, spanId: parentIdOf(traceparent), traceFlags: 0 }
    return span ?? trace.wrapSpanContext(context0)
  }
  const startActiveSpan = (name: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as (span: unknown) => unknown
    return work(
      startSpan(
        name,
        rest.length > 1 ? (rest[0] as SpanOptions) : {},
        rest.length > 2 ? (rest[1] as Context) : undefined,
      ),
    )
  }
  // The overloads of startActiveSpan all end in the function that is called with the span.
  return { startSpan, startActiveSpan: startActiveSpan as Tracer['startActiveSpan'] }
}

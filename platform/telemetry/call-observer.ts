import { type SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { Call } from '@stoa/kernel/call'
import { isPlatformError } from '@stoa/kernel/errors'
import type { Observer } from '../contract/index.ts'
import type { kitSignals } from './kit-signals.ts'
import type { Bound, Instruments } from './telemetry.ts'
import type { RecordedSpan } from './trace/recorded-span.ts'
import type { Tracing } from './trace/tracer.ts'

/** Durations of every call by outcome, and a span where the trace is sampled. */
export function callObserver(
  kit: Instruments<typeof kitSignals>,
  tracing: Tracing,
  kind: SpanKind,
): Observer {
  return (service, method) => {
    const durations = new Map<string, Bound>()
    const name = `${service}.${method}`
    const done = (began: number, outcome: string, span: RecordedSpan | undefined): void => {
      let record = durations.get(outcome)
      if (!record) {
        const attributes = { 'rpc.service': service, 'rpc.method': method, 'stoa.outcome': outcome }
        record = kit.bindHistogram('stoa.call.duration', attributes)
        durations.set(outcome, record)
      }
      record((performance.now() - began) / 1_000)
      if (span) endSpan(span, outcome)
    }
    const startSpan = (call: Call, traceparent: string) =>
      tracing.start(
        name,
        traceparent,
        { 'rpc.service': service, 'rpc.method': method, 'stoa.caller': call.caller },
        kind,
      )
    return (call, work) => {
      const began = performance.now()
      const traceparent = call.traceparent ?? tracing.enter(undefined, true)
      const span = startSpan(call, traceparent)
      const inner = span
        ? { ...call, traceparent: span.traceparent }
        : call.traceparent
          ? call
          : { ...call, traceparent }
      return work(inner).then(
        outcome => {
          done(began, outcome.ok ? 'ok' : outcome.error.code, span)
          return outcome
        },
        error => {
          done(began, isPlatformError(error) ? error.code : 'internal', span)
          throw error
        },
      )
    }
  }
}

const faults = new Set(['internal', 'upstream_failed', 'unavailable', 'deadline_exceeded'])

function endSpan(span: RecordedSpan, outcome: string): void {
  span.setAttribute('stoa.outcome', outcome)
  if (faults.has(outcome)) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

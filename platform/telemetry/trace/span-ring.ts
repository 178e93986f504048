import { SpanStatusCode } from '@opentelemetry/api'
import type { FinishedSpan } from '../telemetry.ts'
import type { RecordedSpan } from './recorded-span.ts'

/** The newest spans in memory, for the embedded console. */
export function spanRing(size: number): { add(span: RecordedSpan): void; newest(): FinishedSpan[] } {
  const kept: RecordedSpan[] = []
  let next = 0
  return {
    add(span) {
      kept[next] = span
      next = (next + 1) % size
    },
    newest: () => [...kept.slice(next), ...kept.slice(0, next)].reverse().map(finished),
  }
}

const finished = (span: RecordedSpan): FinishedSpan => ({
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parentSpanId: span.parentSpanContext?.spanId,
  name: span.name,
  startedAt: span.startedAt,
  durationMs: span.durationMs,
  failed: span.status.code === SpanStatusCode.ERROR,
  attributes: { ...span.attributes },
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROOT_CONTEXT, trace } from '@opentelemetry/api'
import type { RecordedSpan } from './recorded-span.ts'
import { isSampled, isTraceparent, traceIdOf } from './traceparent.ts'
import { createTracing } from './tracer.ts'

const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

function start(ratio: number, random = () => 0.5) {
  const spans: RecordedSpan[] = []
  return { spans, tracing: createTracing({ ratio, random, sink: span => void spans.push(span) }) }
}

test('the decision to sample is made where a trace begins', () => {
  assert.ok(isSampled(start(0.6).tracing.enter(undefined, true)))
  assert.ok(!isSampled(start(0.4).tracing.enter(undefined, true)))
  assert.ok(isTraceparent(start(0).tracing.enter('00-garbage', false)))
})

test('a neighbour’s decision holds, an outsider’s does not, the trace id stays', () => {
  const { tracing } = start(0)
  assert.equal(tracing.enter(parent, true), parent)
  const outside = tracing.enter(parent, false)
  assert.ok(!isSampled(outside))
  assert.equal(traceIdOf(outside), traceIdOf(parent))
})

test('a span stands below its parent and is handed on as the next one', () => {
  const { tracing, spans } = start(1)
  const outer = tracing.start('outer', parent, {})!
  const inner = tracing.start('inner', outer.traceparent, { a: 1 })!
  inner.end()
  outer.end()
  outer.end()
  assert.deepEqual(
    spans.map(({ name }) => name),
    ['inner', 'outer'],
  )
  assert.equal(inner.parentSpanContext?.spanId, outer.spanContext().spanId)
  assert.equal(outer.parentSpanContext?.spanId, 'b7ad6b7169203331')
  assert.equal(inner.spanContext().traceId, traceIdOf(parent))
})

test('an unsampled trace records nothing', () => {
  const { tracing } = start(0)
  assert.equal(tracing.start('x', tracing.enter(undefined, true), {}), undefined)
})

test('libraries get the same spans through OpenTelemetry', () => {
  const { tracing, spans } = start(1)
  const tracer = tracing.provider.getTracer('library')
  const context = trace.setSpanContext(ROOT_CONTEXT, {
    traceId: traceIdOf(parent)!,
    spanId: 'b7ad6b7169203331',
    traceFlags: 1,
  })
  tracer.startSpan('below', {}, context).end()
  const answer = tracer.startActiveSpan('active', span => {
    span.end()
    return 'answer'
  })
  assert.equal(answer, 'answer')
  assert.deepEqual(
    spans.map(({ name }) => name),
    ['below', 'active'],
  )
  assert.equal(spans[0]!.spanContext().traceId, traceIdOf(parent))
})

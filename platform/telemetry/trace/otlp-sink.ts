import type { RecordedSpan, SpanSink } from './recorded-span.ts'

export type OtlpSink = { readonly add: SpanSink; shutdown(): Promise<void> }

const maxWaiting = 2_000

/** The exporter and its batches take 25 MB and 0.2 s to load, so only who has a collector pays, and nobody waits. */
export function otlpSink(endpoint: string, service: string): OtlpSink {
  const waiting: RecordedSpan[] = []
  let add: SpanSink = span => {
    if (waiting.length < maxWaiting) waiting.push(span)
  }
  const loading = loadProcessor(endpoint, service).then(processor => {
    add = span => processor.onEnd(span)
    for (const span of waiting.splice(0)) add(span)
    return processor
  })
  return {
    add: span => add(span),
    shutdown: async () => (await loading).shutdown(),
  }
}

async function loadProcessor(endpoint: string, service: string) {
  const [{ OTLPTraceExporter }, { BatchSpanProcessor }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/resources'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const processor = new BatchSpanProcessor(exporter)
  const shared = {
    resource: resourceFromAttributes({ 'service.name': service }),
    instrumentationScope: { name: 'stoa' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }
  return {
    onEnd: (span: RecordedSpan) => processor.onEnd(readable(span, shared)),
    shutdown: () => processor.shutdown(),
  }
}

const readable = <S extends object>(span: RecordedSpan, shared: S) => ({
  ...shared,
  name: span.name,
  kind: span.kind,
  attributes: span.attributes,
  links: span.links,
  events: span.events,
  status: span.status,
  ended: true,
  startTime: span.startTime,
  endTime: span.endTime,
  duration: span.duration,
  spanContext: () => span.spanContext(),
  ...(span.parentSpanContext ? { parentSpanContext: span.parentSpanContext } : {}),
})

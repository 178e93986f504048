import {
  type Attributes,
  type AttributeValue,
  type HrTime,
  type Link,
  type Span,
  type SpanContext,
  type SpanKind,
  type SpanStatus,
  SpanStatusCode,
  TraceFlags,
} from '@opentelemetry/api'

const hrTime = (epochMs: number): HrTime => [Math.floor(epochMs / 1_000), Math.round((epochMs % 1_000) * 1e6)]

export type SpanSink = (span: RecordedSpan) => void

export type SpanStart = {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly kind: SpanKind
  readonly attributes: Attributes
}

/** A sampled span: OpenTelemetry's Span to those who record, and readable by its exporters. */
export class RecordedSpan implements Span {
  name: string
  readonly kind: SpanKind
  readonly attributes: Attributes
  readonly links: Link[] = []
  readonly events: { name: string; time: HrTime; attributes?: Attributes }[] = []
  readonly parentSpanContext: SpanContext | undefined
  readonly startedAt = performance.timeOrigin + performance.now()
  durationMs = 0
  ended = false
  status: SpanStatus = { code: SpanStatusCode.UNSET }
  readonly #context: SpanContext
  readonly #sink: SpanSink

  constructor(start: SpanStart, sink: SpanSink) {
    this.name = start.name
    this.kind = start.kind
    this.attributes = { ...start.attributes }
    this.#context = { traceId: start.traceId, spanId: start.spanId, traceFlags: TraceFlags.SAMPLED }
    this.parentSpanContext = start.parentSpanId
      ? { ...this.#context, spanId: start.parentSpanId, isRemote: true }
      : undefined
    this.#sink = sink
  }

  spanContext(): SpanContext {
    return this.#context
  }

  get traceparent(): string {
    return `00-${this.#context.traceId}-${this.#context.spanId}-01`
  }

  get startTime(): HrTime {
    return hrTime(this.startedAt)
  }

  get endTime(): HrTime {
    return hrTime(this.startedAt + this.durationMs)
  }

  get duration(): HrTime {
    return hrTime(this.durationMs)
  }

  setAttribute(key: string, value: AttributeValue): this {
    this.attributes[key] = value
    return this
  }

  setAttributes(attributes: Attributes): this {
    Object.assign(this.attributes, attributes)
    return this
  }

  addEvent(name: string, attributes?: unknown): this {
    const given =
      typeof attributes === 'object' && attributes !== null ? { attributes: attributes as Attributes } : {}
    this.events.push({ name, time: hrTime(performance.timeOrigin + performance.now()), ...given })
    return this
  }

  addLink(link: Link): this {
    this.links.push(link)
    return this
  }

  addLinks(links: Link[]): this {
    this.links.push(...links)
    return this
  }

  setStatus(status: SpanStatus): this {
    this.status = status
    return this
  }

  updateName(name: string): this {
    this.name = name
    return this
  }

  /** The type only: messages may hold what people typed. */
  recordException(exception: unknown): void {
    const type = exception instanceof Error ? exception.name : typeof exception
    this.addEvent('exception', { 'exception.type': type })
  }

  isRecording(): boolean {
    return !this.ended
  }

  end(): void {
    if (this.ended) return
    this.ended = true
    this.durationMs = performance.timeOrigin + performance.now() - this.startedAt
    this.#sink(this)
  }
}

import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { defineSignals, startTelemetry } from '../../telemetry/index.ts'

const signals = defineSignals({
  scope: 'cost',
  attributes: { 'http.route': 'string', 'http.status': 'number' },
  histograms: {
    'cost.duration': { description: 'Measured', unit: 's', attributes: ['http.route', 'http.status'] },
  },
})

const rounds = 1_000_000

function nanoseconds(work: (index: number) => void): number {
  for (let index = 0; index < rounds / 10; index++) work(index)
  const began = process.hrtime.bigint()
  for (let index = 0; index < rounds; index++) work(index)
  return Number(process.hrtime.bigint() - began) / rounds
}

/** One histogram value with two attributes: our registry, bound and not, and OpenTelemetry's SDK. */
export function measureInstruments(): Record<string, number> {
  const telemetry = startTelemetry({ service: 'cost', traceRatio: 0 })
  const own = telemetry.of(signals)
  const attributes = { 'http.route': '/v1/products/:id', 'http.status': 200 }
  const bound = own.bindHistogram('cost.duration', attributes)
  const sdk = new MeterProvider().getMeter('cost').createHistogram('cost.duration')
  const sampled = startTelemetry({ service: 'cost', traceRatio: 1 })
  const traceparent = sampled.tracing.enter(undefined, true)
  const result = {
    'histogram value, bound (the kit)': nanoseconds(index => bound(index / rounds)),
    'histogram value, attributes each time (the kit)': nanoseconds(index =>
      own.record('cost.duration', attributes, index / rounds),
    ),
    'histogram value (sdk-metrics)': nanoseconds(index => sdk.record(index / rounds, attributes)),
    'trace that is not sampled': nanoseconds(() => telemetry.tracing.enter(undefined, true)),
    'sampled span, begun and ended': nanoseconds(() =>
      sampled.tracing.start('x', traceparent, attributes)?.end(),
    ),
  }
  void telemetry[Symbol.asyncDispose]()
  void sampled[Symbol.asyncDispose]()
  return result
}

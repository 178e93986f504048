import { choice, decimal, defineConfig, optional, url } from '../config/index.ts'

export const telemetryConfig = defineConfig('', {
  otlpEndpoint: optional(
    url('OTEL_EXPORTER_OTLP_ENDPOINT', {
      description: 'Where spans are sent by OTLP over HTTP; without it they stay in memory',
    }),
  ),
  traceRatio: decimal('STOA_TRACE_RATIO', {
    default: 0.05,
    min: 0,
    max: 1,
    description: 'The share of traces that are recorded, decided where they begin',
  }),
  logLevel: choice('STOA_LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], {
    default: 'info',
    description: 'The least that is logged',
  }),
})

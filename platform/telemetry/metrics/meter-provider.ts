import type { Attributes, Meter, MeterProvider, MetricOptions, ObservableCallback } from '@opentelemetry/api'
import { durationBuckets } from './histogram.ts'
import { addTo, type MetricKind, type MetricsRegistry, seriesOf } from './registry.ts'

/** The OpenTelemetry metrics API over the registry, so that what a library records stands beside our own. */
export function meterProvider(registry: MetricsRegistry): MeterProvider {
  return { getMeter: () => meterOver(registry) }
}

function meterOver(registry: MetricsRegistry): Meter {
  const observing = observation(registry)
  return {
    createCounter: (name, options) => ({ add: recorder(registry, 'counter', name, options) }),
    createUpDownCounter: (name, options) => ({ add: recorder(registry, 'gauge', name, options) }),
    createHistogram: (name, options) => ({ record: recorder(registry, 'histogram', name, options) }),
    createGauge: (name, options) => ({ record: setter(registry, name, options) }),
    createObservableCounter: observing,
    createObservableUpDownCounter: observing,
    createObservableGauge: observing,
    addBatchObservableCallback: () => {},
    removeBatchObservableCallback: () => {},
  }
}

/** A library's attributes are known when it records, so each set of names is a metric of its own. */
function metricFor(registry: MetricsRegistry, kind: MetricKind, name: string, options: MetricOptions = {}) {
  return (attributes: Attributes = {}) => {
    const { description = '', unit } = options
    const buckets = options.advice?.explicitBucketBoundaries ?? durationBuckets
    return registry.declare({
      name,
      kind,
      description,
      unit,
      labels: Object.keys(attributes).sort(),
      buckets,
    })
  }
}

function recorder(registry: MetricsRegistry, kind: MetricKind, name: string, options?: MetricOptions) {
  const metric = metricFor(registry, kind, name, options)
  return (value: number, attributes: Attributes = {}) =>
    addTo(seriesOf(metric(attributes), attributes), value)
}

function setter(registry: MetricsRegistry, name: string, options?: MetricOptions) {
  const metric = metricFor(registry, 'gauge', name, options)
  return (value: number, attributes: Attributes = {}) => {
    seriesOf(metric(attributes), attributes).value = value
  }
}

/** Asked when metrics are read; asynchronous callbacks are told at the next reading. */
function observation(registry: MetricsRegistry) {
  return (name: string, options?: MetricOptions) => {
    const metric = metricFor(registry, 'gauge', name, options)({})
    return {
      addCallback(callback: ObservableCallback) {
        let last = 0
        metric.read = () => {
          void callback({
            observe: value => {
              last = value
            },
          })
          return last
        }
      },
      removeCallback() {
        metric.read = undefined
      },
    }
  }
}

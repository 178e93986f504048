import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meterProvider } from './meter-provider.ts'
import { prometheusText } from './prometheus-text.ts'
import { addTo, MetricsRegistry, seriesOf } from './registry.ts'

const linesOf = (registry: MetricsRegistry) => prometheusText(registry).trimEnd().split('\n')

test('counters, gauges and histograms in the text format', () => {
  const registry = new MetricsRegistry()
  const sold = registry.declare({
    name: 'books.sold',
    kind: 'counter',
    description: 'Sold\nbooks',
    labels: ['book.kind'],
  })
  addTo(seriesOf(sold, { 'book.kind': 'a "b"\\' }), 2)
  const took = registry.declare({
    name: 'search',
    kind: 'histogram',
    description: 'Took',
    unit: 's',
    labels: [],
    buckets: [0.1, 1],
  })
  for (const value of [0.05, 0.1, 0.5, 7]) addTo(seriesOf(took, {}), value)
  registry.declare({ name: 'open', kind: 'gauge', description: 'Open', labels: [] }).read = () => 3
  assert.deepEqual(linesOf(registry), [
    '# HELP books_sold_total Sold\\nbooks',
    '# TYPE books_sold_total counter',
    'books_sold_total{book_kind="a \\"b\\"\\\\"} 2',
    '# HELP search_seconds Took',
    '# TYPE search_seconds histogram',
    'search_seconds_bucket{le="0.1"} 2',
    'search_seconds_bucket{le="1"} 3',
    'search_seconds_bucket{le="+Inf"} 4',
    'search_seconds_sum 7.65',
    'search_seconds_count 4',
    '# HELP open Open',
    '# TYPE open gauge',
    'open 3',
  ])
})

test('an attribute that holds ids does not eat the memory', () => {
  const registry = new MetricsRegistry()
  const metric = registry.declare({ name: 'x', kind: 'counter', description: '', labels: ['id'] })
  for (let id = 0; id < 3_000; id++) addTo(seriesOf(metric, { id }), 1)
  assert.equal(metric.series.size, 1_001)
  assert.equal(seriesOf(metric, { id: 'other' }).value, 2_000)
})

test('one name means one thing', () => {
  const registry = new MetricsRegistry()
  registry.declare({ name: 'x', kind: 'counter', description: '', labels: ['a'] })
  assert.throws(
    () => registry.declare({ name: 'x', kind: 'counter', description: '', labels: ['b'] }),
    /declared twice/,
  )
})

test('what a library records through OpenTelemetry stands beside our own', () => {
  const registry = new MetricsRegistry()
  const meter = meterProvider(registry).getMeter('library')
  meter.createCounter('lib.calls', { description: 'Calls' }).add(2, { kind: 'a' })
  meter.createHistogram('lib.took', { unit: 's' }).record(0.2)
  meter.createObservableGauge('lib.size').addCallback(result => result.observe(9))
  const text = prometheusText(registry)
  for (const line of ['lib_calls_total{kind="a"} 2', 'lib_took_seconds_count 1', 'lib_size 9'])
    assert.ok(text.includes(line), line)
})

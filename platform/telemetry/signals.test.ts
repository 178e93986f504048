import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newCall } from '../contract/index.ts'
import { defineSignals } from './signals.ts'
import { startTelemetry } from './start-telemetry.ts'

const shelfSignals = defineSignals({
  scope: 'shelf',
  attributes: { 'book.kind': ['novel', 'atlas'], 'shelf.full': 'boolean' },
  counters: { 'shelf.books.added': { description: 'Books', attributes: ['book.kind'] } },
  histograms: { 'shelf.search.duration': { description: 'Searches', unit: 's' } },
  gauges: { 'shelf.size': { description: 'Books on the shelf' } },
  spans: { 'shelf.sort': { description: 'Sorting', attributes: ['shelf.full'] } },
})

test('what is declared can be recorded', async t => {
  const telemetry = startTelemetry({ service: 'shelf', traceRatio: 1 })
  t.after(() => telemetry[Symbol.asyncDispose]())
  const shelf = telemetry.of(shelfSignals)
  shelf.count('shelf.books.added', { 'book.kind': 'novel' })
  shelf.bindHistogram('shelf.search.duration', {})(0.02)
  shelf.gauge('shelf.size', () => 12)
  const call = newCall({ actor: { kind: 'anonymous' } })
  assert.equal(await shelf.span('shelf.sort', call, { 'shelf.full': true }, async () => 5), 5)
  await assert.rejects(
    shelf.span('shelf.sort', call, { 'shelf.full': false }, async () => Promise.reject(new Error('x'))),
  )
  const text = telemetry.metricsText()
  for (const line of [
    'shelf_books_added_total{book_kind="novel"} 1',
    'shelf_search_duration_seconds_count 1',
    'shelf_size 12',
  ])
    assert.ok(text.includes(line), line)
  const spans = telemetry.recentSpans()
  assert.deepEqual(
    spans.map(({ name, failed, attributes }) => ({ name, failed, full: attributes['shelf.full'] })),
    [
      { name: 'shelf.sort', failed: true, full: false },
      { name: 'shelf.sort', failed: false, full: true },
    ],
  )
})

test('what is not declared does not compile', () => {
  const telemetry = startTelemetry({ service: 'shelf', traceRatio: 0 })
  const shelf = telemetry.of(shelfSignals)
  const never = () => [
    // @ts-expect-error an unknown metric
    shelf.count('shelf.books.sold', {}),
    // @ts-expect-error an unknown attribute
    shelf.count('shelf.books.added', { 'book.colour': 'red' }),
    // @ts-expect-error a word that the attribute does not take
    shelf.count('shelf.books.added', { 'book.kind': 'poem' }),
    // @ts-expect-error a missing attribute
    shelf.count('shelf.books.added', {}),
    defineSignals({
      scope: 'x',
      attributes: { a: 'string' },
      // @ts-expect-error an attribute that the scope does not declare
      counters: { c: { description: '', attributes: ['b'] } },
    }),
  ]
  assert.equal(typeof never, 'function')
})

import { type HistogramState, newHistogram, observe } from './histogram.ts'

export type MetricKind = 'counter' | 'gauge' | 'histogram'

export type MetricDefinition = {
  readonly name: string
  readonly kind: MetricKind
  readonly description: string
  readonly unit?: string | undefined
  readonly labels: readonly string[]
  readonly buckets?: readonly number[] | undefined
}

export type Labels = Readonly<Record<string, unknown>>

export type Series = {
  readonly values: readonly string[]
  value: number
  readonly histogram: HistogramState | undefined
}

export type Metric = {
  readonly definition: MetricDefinition
  readonly series: Map<string, Series>
  read: (() => number) | undefined
}

/** More than this is an attribute that holds ids; the rest is counted together so that memory stays bounded. */
const maxSeries = 1_000
const overflow = 'other'

/** Hand-kept: a bound series takes a tenth of the time of the SDK's instrument (docs/guides/telemetry.md). */
export class MetricsRegistry {
  readonly #metrics = new Map<string, Metric>()

  get metrics(): Iterable<Metric> {
    return this.#metrics.values()
  }

  /** Two parts of a process may declare the same metric, if they mean the same. */
  declare(definition: MetricDefinition): Metric {
    const known = this.#metrics.get(definition.name)
    if (known) {
      if (
        known.definition.kind !== definition.kind ||
        String(known.definition.labels) !== String(definition.labels)
      )
        throw new Error(`The metric ${definition.name} is declared twice, differently`)
      return known
    }
    const metric: Metric = { definition, series: new Map(), read: undefined }
    this.#metrics.set(definition.name, metric)
    return metric
  }
}

export function seriesOf(metric: Metric, labels: Labels): Series {
  const names = metric.definition.labels
  let key = ''
  for (const name of names) key += `${labels[name] ?? ''}\u001f`
  return metric.series.get(key) ?? newSeries(metric, labels, key)
}

function newSeries(metric: Metric, labels: Labels, key: string): Series {
  const { kind, buckets = [], labels: names } = metric.definition
  const values = names.map(name => String(labels[name] ?? ''))
  if (metric.series.size >= maxSeries && values.some(value => value !== overflow))
    return seriesOf(metric, Object.fromEntries(names.map(name => [name, overflow])))
  const series: Series = {
    values,
    value: 0,
    histogram: kind === 'histogram' ? newHistogram(buckets) : undefined,
  }
  metric.series.set(key, series)
  return series
}

export function addTo(series: Series, value: number): void {
  if (series.histogram) observe(series.histogram, value)
  else series.value += value
}

import type { Metric, MetricsRegistry, Series } from './registry.ts'

const units: Readonly<Record<string, string>> = {
  s: '_seconds',
  ms: '_milliseconds',
  By: '_bytes',
  '1': '_ratio',
}

export function prometheusName({ name, unit, kind }: Metric['definition']): string {
  const base = name.replace(/[^A-Za-z0-9_]/g, '_') + (unit ? (units[unit] ?? '') : '')
  return kind === 'counter' ? `${base}_total` : base
}

const escapeValue = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
const escapeHelp = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')

function labelsText(metric: Metric, series: Series, extra = ''): string {
  const pairs = metric.definition.labels.map(
    (name, index) => `${name.replace(/[^A-Za-z0-9_]/g, '_')}="${escapeValue(series.values[index]!)}"`,
  )
  const all = extra ? [...pairs, extra] : pairs
  return all.length === 0 ? '' : `{${all.join(',')}}`
}

/** The text exposition format, version 0.0.4. */
export function prometheusText(registry: MetricsRegistry): string {
  const lines: string[] = []
  for (const metric of registry.metrics) {
    const name = prometheusName(metric.definition)
    lines.push(
      `# HELP ${name} ${escapeHelp(metric.definition.description)}`,
      `# TYPE ${name} ${metric.definition.kind}`,
    )
    if (metric.read) lines.push(`${name} ${metric.read()}`)
    for (const series of metric.series.values()) lines.push(...seriesLines(name, metric, series))
  }
  return `${lines.join('\n')}\n`
}

function seriesLines(name: string, metric: Metric, series: Series): string[] {
  const { histogram } = series
  if (!histogram) return [`${name}${labelsText(metric, series)} ${series.value}`]
  let running = 0
  const buckets = [...histogram.bounds, Number.POSITIVE_INFINITY].map((bound, index) => {
    running += histogram.counts[index]!
    const edge = bound === Number.POSITIVE_INFINITY ? '+Inf' : bound
    return `${name}_bucket${labelsText(metric, series, `le="${edge}"`)} ${running}`
  })
  const labels = labelsText(metric, series)
  return [...buckets, `${name}_sum${labels} ${histogram.sum}`, `${name}_count${labels} ${histogram.count}`]
}

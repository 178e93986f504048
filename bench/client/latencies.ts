export type Latencies = { readonly p50: number; readonly p95: number; readonly p99: number }

/** Milliseconds; the smallest value that the given share of all values does not exceed. */
export function latenciesOf(values: readonly number[]): Latencies {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

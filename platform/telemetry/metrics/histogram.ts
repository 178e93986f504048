/** Seconds, from a cached read to the longest timeout. */
export const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export type HistogramState = {
  readonly bounds: readonly number[]
  readonly counts: Float64Array
  sum: number
  count: number
}

export const newHistogram = (bounds: readonly number[]): HistogramState => ({
  bounds,
  counts: new Float64Array(bounds.length + 1),
  sum: 0,
  count: 0,
})

export function observe(state: HistogramState, value: number): void {
  const { bounds } = state
  let at = 0
  while (at < bounds.length && value > bounds[at]!) at++
  state.counts[at]!++
  state.sum += value
  state.count++
}

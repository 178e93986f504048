import type { Cores } from '../processes/pin.ts'
import type { BenchOptions } from './options.ts'

/** What each part of a run is given. */
export type Measuring = {
  readonly cores: Cores
  readonly options: BenchOptions
  readonly print: (line: string) => void
  readonly signal: AbortSignal
}

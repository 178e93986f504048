import type { ShopFacts } from '../data/limit-tables.ts'
import type { Cores } from '../processes/pin.ts'
import type { Check } from '../run/check.ts'
import type { BenchOptions, Part } from '../run/options.ts'
import type { Row } from '../run/summarise.ts'
import type { Machine } from './machine.ts'

/** Everything of one run. */
export type Outcome = {
  readonly at: string
  readonly part: Part
  readonly machine: Machine
  readonly loadAfter: readonly number[]
  readonly cores: Cores
  readonly options: Pick<BenchOptions, 'rounds' | 'seconds' | 'clients'>
  readonly postgres: string
  readonly shops: readonly Pick<ShopFacts, 'products' | 'documentBytes'>[]
  readonly rows: readonly Row[]
  readonly checks: readonly Check[]
}

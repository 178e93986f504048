import type { Latencies } from '../client/latencies.ts'
import type { Measure } from './measures.ts'
import type { Sample, Samples } from './run-rounds.ts'
import { type Spread, spreadOf } from './stats.ts'

export type Row = {
  readonly name: string
  readonly title: string
  readonly limit?: string
  readonly target?: number
  readonly least?: number
  readonly base?: string
  readonly steady?: boolean
  readonly aside?: boolean
  readonly commits?: number
  readonly rate: Spread
  /** Of the limit, each round for itself. */
  readonly share?: Spread
  /** Of the same on the small shop. */
  readonly ofBase?: Spread
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Of each call by itself, where one of it is several. */
  readonly calls?: readonly Call[]
  /** Processor time of the service's process for one answer, in microseconds: what neighbours disturb least. */
  readonly serviceCpu: Spread
  /** The same of PostgreSQL's processes. */
  readonly databaseCpu: Spread
  /** As a share of a core. */
  readonly client: number
  readonly clientCoreBusy: number
  readonly clientBound: boolean
}

export type Call = { readonly call: string } & Latencies

const rateOf = ({ result }: Sample): number => result.count / result.seconds

export const summarise = (measures: readonly Measure[], samples: Samples): Row[] =>
  measures.map(measure => rowOf(measure, samples))

function rowOf({ server: _, run: __, database: ___, ...measure }: Measure, samples: Samples): Row {
  const own = samples.get(measure.name)!
  const { commits = 1 } = measure
  const relative = (to: string | undefined): Spread | undefined => {
    const others = to === undefined ? undefined : samples.get(to)
    return others && spreadOf(own.map((sample, round) => (rateOf(sample) * commits) / rateOf(others[round]!)))
  }
  const [share, ofBase] = [relative(measure.limit), relative(measure.base)]
  const middle = (value: (sample: Sample) => number): number => spreadOf(own.map(value)).median
  const clientCoreBusy = middle(({ use }) => use.clientCoreBusy)
  return {
    ...measure,
    rate: spreadOf(own.map(rateOf)),
    ...(share && { share }),
    ...(ofBase && { ofBase }),
    ...(own[0]!.result.calls && { calls: callsOf(own) }),
    p50: middle(({ result }) => result.latencies.p50),
    p95: middle(({ result }) => result.latencies.p95),
    p99: middle(({ result }) => result.latencies.p99),
    serviceCpu: spreadOf(own.map(sample => (sample.use.service / rateOf(sample)) * 1e6)),
    databaseCpu: spreadOf(own.map(sample => (sample.use.database / rateOf(sample)) * 1e6)),
    client: middle(({ use }) => use.client),
    clientCoreBusy,
    clientBound: clientCoreBusy > 0.9,
  }
}

const callsOf = (samples: readonly Sample[]): Call[] =>
  Object.keys(samples[0]!.result.calls!).map(call => {
    const middle = (key: keyof Latencies) =>
      spreadOf(samples.map(({ result }) => result.calls?.[call]?.[key] ?? 0)).median
    return { call, p50: middle('p50'), p95: middle('p95'), p99: middle('p99') }
  })

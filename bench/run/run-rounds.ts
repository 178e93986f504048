import type { LoadResult } from '../client/run-load.ts'
import type { Cores } from '../processes/pin.ts'
import type { Measure, Times } from './measures.ts'
import { type CoreUse, watchCores } from './watch-cores.ts'

export type Sample = { readonly result: LoadResult; readonly use: CoreUse }
export type Samples = ReadonlyMap<string, readonly Sample[]>

export type RoundsOptions = {
  readonly rounds: number
  readonly seconds: number
  readonly cores: Cores
  readonly client: number
  readonly print: (line: string) => void
  readonly signal: AbortSignal
}

/**
 * Everything once a round, forwards and backwards in turn: on a machine that others use too, a share of the limit
 * holds only when both were measured a moment apart.
 */
export async function runRounds(measures: readonly Measure[], options: RoundsOptions): Promise<Samples> {
  const samples = new Map<string, Sample[]>(measures.map(({ name }) => [name, []]))
  for (const measure of measures) await sample(measure, options, -1)
  for (let round = 0; round < options.rounds; round += 1) {
    const rates: string[] = []
    for (const measure of round % 2 === 0 ? measures : measures.toReversed()) {
      const taken = await sample(measure, options, round)
      samples.get(measure.name)!.push(taken)
      rates.push(`${measure.name} ${Math.round(taken.result.count / taken.result.seconds)}/s`)
    }
    options.print(`Round ${round + 1} of ${options.rounds}: ${rates.join(', ')}`)
  }
  return samples
}

async function sample(measure: Measure, options: RoundsOptions, round: number): Promise<Sample> {
  options.signal.throwIfAborted()
  const times: Times = {
    seconds: options.seconds,
    warmSeconds: Math.min(1, options.seconds / 2),
    run: `${Date.now().toString(36)}-${round + 1}`,
    seed: round + 7,
  }
  const pids = { service: measure.server.pid, client: options.client, database: measure.database }
  const stop = watchCores(pids, options.cores)
  const result = await measure.run(times)
  const use = stop()
  const failures = Object.entries(result.failures)
  if (failures.length > 0)
    throw new Error(
      `${measure.name} answered ${failures.map(([status, n]) => `${n} times ${status}`).join(', ')}: nothing was measured`,
    )
  if (result.count === 0) throw new Error(`${measure.name} answered nothing in ${result.seconds} s`)
  return { result, use }
}

import { loadavg } from 'node:os'
import type { LoadResult } from '../client/run-load.ts'
import { chooseCores, pinSelf } from '../processes/pin.ts'
import { startChild } from '../processes/start-child.ts'
import { describeMachine } from '../report/machine.ts'
import type { Outcome } from '../report/outcome.ts'
import { checkRows } from './check.ts'
import { baseMeasures, largeMeasures } from './measures.ts'
import { type BenchOptions, baseProducts } from './options.ts'
import { runRounds } from './run-rounds.ts'
import { type Stage, setStage } from './stage.ts'
import { summarise } from './summarise.ts'

/** As many as the shop's pools may have. */
const connections = 10

export async function runBench(options: BenchOptions, print: (line: string) => void): Promise<Outcome> {
  const cores = chooseCores()
  if (!cores.pinned) print(`Not pinned to cores: ${cores.reason}`)
  pinSelf(cores)
  const machine = describeMachine()
  const client = startChild('client', { cores, on: 'others' })
  const stages: Stage[] = []
  const open = async (products: number): Promise<Stage> => {
    const { folder, clients } = options
    const stage = await setStage({ products, folder, print, cores, clients, connections })
    stages.push(stage)
    return stage
  }
  try {
    const base = await open(Math.min(baseProducts, options.products))
    const large = options.products > baseProducts ? await open(options.products) : undefined
    const load: Parameters<typeof baseMeasures>[1] = (port, plan, times) =>
      client.ask<LoadResult>({ port, plan, clients: options.clients, ...times })
    const small = baseMeasures(base, load)
    const big = large ? largeMeasures(large, load) : []
    const measures = [...small, ...big]
    const samples = await runRounds(measures, {
      ...{ rounds: options.rounds, seconds: options.seconds, cores, print, client: client.pid },
      databaseOf: measure => (big.includes(measure) ? large! : base).database.server.pid,
    })
    const rows = summarise(measures, samples)
    const { products, rounds, seconds, clients } = options
    return {
      at: new Date().toISOString(),
      ...{ machine, cores, rows, options: { products, rounds, seconds, clients } },
      loadAfter: loadavg().map(value => Math.round(value * 100) / 100),
      postgres: base.database.facts.server,
      shops: stages.map(({ database: { facts } }) => ({
        products: facts.products,
        documentBytes: facts.documentBytes,
      })),
      checks: checkRows(rows, options.quick ? 0.5 : 1),
    }
  } finally {
    await client.stop()
    for (const stage of stages) await stage.close()
  }
}

import { loadavg } from 'node:os'
import { type Database, openDatabase } from '../data/open-database.ts'
import { measureJourney } from '../journey/measure-journey.ts'
import { measurePages } from '../pages/measure-pages.ts'
import { chooseCores, pinFamily } from '../processes/pin.ts'
import { startChild } from '../processes/start-child.ts'
import { describeMachine } from '../report/machine.ts'
import type { Outcome } from '../report/outcome.ts'
import { checkRows } from './check.ts'
import { baseMeasures, type Load, largeMeasures } from './measures.ts'
import type { Measuring } from './measuring.ts'
import { type BenchOptions, baseProducts, type Part } from './options.ts'
import { runRounds } from './run-rounds.ts'
import { type Stage, setStage } from './stage.ts'
import { type Row, summarise } from './summarise.ts'

/** As many as the shop's pools may have. */
const connections = 10

type Print = (line: string) => void

/** Aborted, it stops what it started before it fails. Answers an outcome of each part. */
export async function runBench(options: BenchOptions, print: Print, signal: AbortSignal): Promise<Outcome[]> {
  const cores = chooseCores()
  const databases: Database[] = []
  try {
    // Filled on all cores, and pinned only then.
    for (const products of sizesOf(options))
      databases.push(await openDatabase({ products, folder: options.folder, print, signal }))
    pinFamily(process.pid, cores.others)
    for (const { server } of databases) pinFamily(server.pid, cores.others)
    const outcomes: Outcome[] = []
    for (const part of options.parts)
      outcomes.push(await runPart(part, databases, { cores, options, print, signal }))
    return outcomes
  } finally {
    for (const database of databases) await database.close()
  }
}

const sizesOf = ({ products, parts }: BenchOptions): number[] =>
  products > baseProducts && parts.includes('catalogue') ? [baseProducts, products] : [baseProducts]

const measureOf: Readonly<
  Record<Part, (databases: readonly Database[], measuring: Measuring) => Promise<Row[]>>
> = {
  catalogue: (databases, measuring) => measure(databases, measuring),
  journey: ([database], measuring) => measureJourney(database!, measuring),
  pages: ([database], measuring) => measurePages(database!, measuring),
}

async function runPart(part: Part, databases: readonly Database[], measuring: Measuring): Promise<Outcome> {
  const { cores, options } = measuring
  const machine = describeMachine()
  const measured = part === 'catalogue' ? databases : databases.slice(0, 1)
  const rows = await measureOf[part](databases, measuring)
  const { rounds, seconds, clients } = options
  return {
    at: new Date().toISOString(),
    ...{ part, machine, cores, rows, options: { rounds, seconds, clients } },
    loadAfter: loadavg().map(value => Math.round(value * 100) / 100),
    postgres: databases[0]!.facts.server,
    shops: measured.map(({ facts: { products, documentBytes } }) => ({ products, documentBytes })),
    checks: checkRows(rows, options.quick ? 0.5 : 1),
  }
}

async function measure(
  databases: readonly Database[],
  { cores, options, print, signal }: Measuring,
): Promise<Row[]> {
  const client = startChild('client', { cores, on: 'others' })
  const load: Load = (port, plan, times) => client.ask({ port, plan, clients: options.clients, ...times })
  const stages: Stage[] = []
  try {
    for (const database of databases)
      stages.push(await setStage(database, { cores, clients: options.clients, connections }))
    const [base, large] = stages
    const measures = [...baseMeasures(base!, load), ...(large ? largeMeasures(large, load) : [])]
    const { rounds, seconds } = options
    return summarise(
      measures,
      await runRounds(measures, { rounds, seconds, cores, print, signal, client: client.pid }),
    )
  } finally {
    await client.stop()
    for (const stage of stages) await stage.close()
  }
}

import type { LoadResult } from '../client/run-load.ts'
import type { Database } from '../data/open-database.ts'
import { startChild } from '../processes/start-child.ts'
import type { Times, Visit } from '../run/measures.ts'
import type { Measuring } from '../run/measuring.ts'
import { runRounds } from '../run/run-rounds.ts'
import { type Row, summarise } from '../run/summarise.ts'
import { commitsOf } from './commits.ts'
import { setJourneyStage } from './journey-stage.ts'
import { journeyMeasures, visitPlan } from './measures.ts'

/** First what a journey commits, then how many there are beside the limit of writes. */
export async function measureJourney(
  database: Database,
  { cores, options, print, signal }: Measuring,
): Promise<Row[]> {
  const { rounds, seconds, clients } = options
  const client = startChild('client', { cores, on: 'others' })
  const visit: Visit = (port, plan, times) => client.ask<LoadResult>({ port, plan, clients, ...times })
  const stage = await setJourneyStage(database, { cores, clients })
  try {
    const walk = (times: Times) => visit(stage.shop.at.open, visitPlan(stage, 'journey'), times)
    const times = { run: 'count', seed: 1, warmSeconds: 0 }
    await walk({ ...times, seconds: 2 * seconds })
    const commits = await commitsOf(database.server.url, async () => {
      const { count } = await walk({ ...times, seconds: 3 * seconds })
      return count
    })
    print(`One journey commits ${commits.toFixed(1)} transactions`)
    const measures = journeyMeasures(stage, visit, commits)
    return summarise(
      measures,
      await runRounds(measures, { rounds, seconds, cores, print, signal, client: client.pid }),
    )
  } finally {
    await client.stop()
    await stage.close()
  }
}

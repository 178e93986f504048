import type { LoadResult } from '../client/run-load.ts'
import type { VisitPlan } from '../client/visits.ts'
import { listPaths } from '../load/search-mix.ts'
import type { Measure, Visit } from '../run/measures.ts'
import type { JourneyStage } from './journey-stage.ts'

export const visitPlan = (
  { database: { facts }, bankPort }: Pick<JourneyStage, 'database' | 'bankPort'>,
  kind: VisitPlan['kind'],
): VisitPlan => {
  const { slugs, skus } = facts
  return { kind, slugs, skus, bankPort, lists: listPaths([]) }
}

/** The limit of writes, and two things that buyers do; `commits` is what one journey takes. */
export function journeyMeasures(stage: JourneyStage, visit: Visit, commits: number): Measure[] {
  const { shop, database, writeLimit } = stage
  const against = { limit: 'L2', server: shop.child, database: database.server.pid }
  return [
    {
      ...{ name: 'L2', title: 'Limit of writes: the transaction of pgbench -N' },
      ...{ server: writeLimit, database: database.server.pid },
      run: times => writeLimit.ask<LoadResult>(times),
    },
    {
      ...{ ...against, name: 'carts', title: 'Open a cart, put an item in: each', target: 0.25 },
      run: times => visit(shop.at.open, visitPlan(stage, 'carts'), times),
    },
    {
      ...{ ...against, name: 'journeys', title: 'The whole guest journey', target: 0.5, commits },
      run: times => visit(shop.at.open, visitPlan(stage, 'journey'), times),
    },
  ]
}

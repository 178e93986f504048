import type { Plan } from '../client/plan.ts'
import type { LoadResult } from '../client/run-load.ts'
import type { VisitPlan } from '../client/visits.ts'
import { listPaths, searchPaths } from '../load/search-mix.ts'
import type { Child } from '../processes/start-child.ts'
import type { Stage } from './stage.ts'

/** What is measured, and what it has to reach. */
export type Measure = {
  readonly name: string
  readonly title: string
  /** The process whose core it is. */
  readonly server: Child
  /** The server of the database that it works on. */
  readonly database: number
  /** The limit that it is a share of. */
  readonly limit?: string
  /** The least share. */
  readonly target?: number
  /** How many at least for each second of the service's core. */
  readonly least?: number
  /** The same on the small shop, of which it may lose 30 %. */
  readonly base?: string
  /** Its slowest hundredth has to stay near the middle. */
  readonly steady?: boolean
  /** Compared with nothing: printed beside another. */
  readonly aside?: boolean
  /** How many transactions one of it commits: it is a share of the limit divided by them. */
  readonly commits?: number
  readonly run: (times: Times) => Promise<LoadResult>
}

export type Times = {
  readonly seconds: number
  readonly warmSeconds: number
  readonly run: string
  readonly seed: number
}
export type Load = (port: number, plan: Plan, times: Times) => Promise<LoadResult>
export type Visit = (port: number, plan: VisitPlan, times: Times) => Promise<LoadResult>

/** Two limits, and what they limit. */
export function baseMeasures(stage: Stage, load: Load): Measure[] {
  const { readLimit, writeLimit, database } = stage
  const [detail, list, search, ...uncached] = readMeasures(stage, load)
  const documents: Plan = {
    kind: 'get',
    paths: prefixed('/products/', database.facts.slugs),
    choice: 'skewed',
  }
  return [
    {
      ...{ name: 'L1', title: 'Limit of reads: Fastify and one prepared SELECT' },
      ...{ server: readLimit.child, database: database.server.pid },
      run: times => load(readLimit.at, documents, times),
    },
    { ...detail, target: 0.5, steady: true },
    { ...list, target: 0.3, steady: true },
    { ...search, target: 0.05, steady: true },
    ...uncached,
    {
      ...{ name: 'L2', title: 'Limit of writes: the transaction of pgbench -N' },
      ...{ server: writeLimit.child, database: database.server.pid },
      run: times => writeLimit.child.ask<LoadResult>(times),
    },
    { ...reserveMeasure(stage, load), target: 0.45, steady: true },
  ]
}

/** The reads on a large catalogue, against the same limit and against the small one. */
export function largeMeasures(stage: Stage, load: Load): Measure[] {
  const size = `${stage.database.facts.products.toLocaleString('en')} products`
  const [detail, list, search, ...uncached] = readMeasures(stage, load).map(measure => ({
    ...measure,
    name: `${measure.name}-large`,
    title: `${measure.title}, ${size}`,
  })) as ReturnType<typeof readMeasures>
  return [{ ...detail, base: 'detail' }, { ...list, base: 'list' }, { ...search, target: 0.01 }, ...uncached]
}

function readMeasures(
  { shop, uncached, database }: Stage,
  load: Load,
): [Measure, Measure, Measure, Measure, Measure] {
  const { slugs, categories } = database.facts
  const against = { limit: 'L1', server: shop.child, database: database.server.pid }
  const get = (port: number, paths: readonly string[], choice: 'skewed' | 'uniform') => (times: Times) =>
    load(port, { kind: 'get', paths, choice }, times)
  const searches = searchPaths()
  return [
    {
      ...{ ...against, name: 'detail', title: 'Product detail' },
      run: get(shop.at.open, prefixed('/api/v1/products/', slugs), 'skewed'),
    },
    {
      ...{ ...against, name: 'list', title: 'List of 20 with prices' },
      run: get(shop.at.open, listPaths(categories), 'uniform'),
    },
    {
      ...{ ...against, name: 'search', title: 'Search with facets' },
      run: get(shop.at.open, searches, 'uniform'),
    },
    {
      ...{ ...against, name: 'list-uncached', title: 'List, nothing cached', aside: true },
      ...{ server: uncached.child, run: get(uncached.at.open, listPaths(categories), 'uniform') },
    },
    {
      ...{ ...against, name: 'search-uncached', title: 'Search with facets, nothing cached', aside: true },
      ...{ server: uncached.child, run: get(uncached.at.open, searches, 'uniform') },
    },
  ]
}

const reserveMeasure = ({ shop, database, credentials }: Stage, load: Load): Measure => ({
  ...{ name: 'reserve', title: 'Reserve, between services', limit: 'L2' },
  ...{ server: shop.child, database: database.server.pid },
  run: times => {
    const plan = { kind: 'reserve', skus: database.facts.skus, choice: 'skewed', ...credentials() } as const
    return load(shop.at.internal, plan, times)
  },
})

const prefixed = (prefix: string, names: readonly string[]): string[] => names.map(name => prefix + name)

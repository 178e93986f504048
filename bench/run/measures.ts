import type { Plan } from '../client/plan.ts'
import type { LoadResult } from '../client/run-load.ts'
import { listPaths, searchPaths } from '../load/search-mix.ts'
import type { Child } from '../processes/start-child.ts'
import type { Stage } from './stage.ts'

/** What is measured, and what it has to reach. */
export type Measure = {
  readonly name: string
  readonly title: string
  /** The process whose core it is. */
  readonly server: Child
  /** The limit that it is a share of. */
  readonly limit?: string
  /** The least share. */
  readonly target?: number
  /** The same on the small shop, of which it may lose 30 %. */
  readonly base?: string
  /** Compared with nothing: printed beside another. */
  readonly aside?: boolean
  readonly run: (times: Times) => Promise<LoadResult>
}

export type Times = {
  readonly seconds: number
  readonly warmSeconds: number
  readonly run: string
  readonly seed: number
}
type Load = (port: number, plan: Plan, times: Times) => Promise<LoadResult>

export function baseMeasures(stage: Stage, load: Load): Measure[] {
  const { shop, uncached, readLimit, writeLimit, database } = stage
  const { slugs, skus, categories } = database.facts
  const get = (paths: readonly string[], choice: 'skewed' | 'uniform'): Plan => ({
    kind: 'get',
    paths,
    choice,
  })
  const plans = {
    limit: get(prefixed('/products/', slugs), 'skewed'),
    detail: get(prefixed('/api/v1/products/', slugs), 'skewed'),
    list: get(listPaths(categories), 'uniform'),
    search: get(searchPaths(), 'uniform'),
  }
  const open = shop.at.open
  return [
    {
      ...{ name: 'L1', title: 'Limit of reads: Fastify and one prepared SELECT', server: readLimit.child },
      run: times => load(readLimit.at, plans.limit, times),
    },
    {
      ...{ name: 'detail', title: 'Product detail', server: shop.child, limit: 'L1', target: 0.5 },
      run: times => load(open, plans.detail, times),
    },
    {
      ...{ name: 'list', title: 'List of 20 with prices', server: shop.child, limit: 'L1', target: 0.3 },
      run: times => load(open, plans.list, times),
    },
    {
      ...{ name: 'search', title: 'Search with facets', server: shop.child, limit: 'L1', target: 0.05 },
      run: times => load(open, plans.search, times),
    },
    {
      ...{ name: 'search-uncached', title: 'Search with facets, nothing cached', aside: true },
      ...{ server: uncached.child, limit: 'L1' },
      run: times => load(uncached.at.open, plans.search, times),
    },
    {
      ...{ name: 'L2', title: 'Limit of writes: the transaction of pgbench -N', server: writeLimit.child },
      run: times => writeLimit.child.ask<LoadResult>(times),
    },
    {
      ...{
        name: 'reserve',
        title: 'Reserve, between services',
        server: shop.child,
        limit: 'L2',
        target: 0.45,
      },
      run: times =>
        load(shop.at.internal, { kind: 'reserve', ...stage.credentials(), skus, choice: 'skewed' }, times),
    },
  ]
}

/** The same reads on a large catalogue. */
export function largeMeasures(stage: Stage, load: Load): Measure[] {
  const size = `${stage.database.facts.products.toLocaleString('en')} products`
  const [limit, detail, list, search] = baseMeasures(stage, load)
  return [
    { ...limit!, name: 'L1-large', title: `Limit of reads, ${size}` },
    ...[detail!, list!].map(measure => ({
      ...measure,
      ...{ name: `${measure.name}-large`, title: `${measure.title}, ${size}` },
      ...{ limit: 'L1-large', target: measure.target! * 0.7, base: measure.name },
    })),
    {
      ...search!,
      name: 'search-large',
      title: `Search with facets, ${size}`,
      limit: 'L1-large',
      target: 0.01,
    },
  ]
}

const prefixed = (prefix: string, names: readonly string[]): string[] => names.map(name => prefix + name)

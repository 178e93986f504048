import type { LoadResult } from '../client/run-load.ts'
import type { Database } from '../data/open-database.ts'
import { startChild } from '../processes/start-child.ts'
import type { Load, Measure } from '../run/measures.ts'
import type { Measuring } from '../run/measuring.ts'
import { runRounds } from '../run/run-rounds.ts'
import type { Running } from '../run/stage.ts'
import { type Row, summarise } from '../run/summarise.ts'
import type { ShopPorts } from '../shop-process.ts'

/** Pages of categories, as browsers ask for them: rendered anew each time, and from the cache of pages. */
export async function measurePages(
  database: Database,
  { cores, options, print, signal }: Measuring,
): Promise<Row[]> {
  const { rounds, seconds, clients } = options
  const client = startChild('client', { cores, on: 'others' })
  const start = (env: NodeJS.ProcessEnv) => startChild('shop', { cores, on: 'service' }, env)
  const [usual, forgetful] = [start({}), start({ CATALOG_CACHE_MS: '0' })]
  try {
    const question = { databaseUrl: database.server.url, secrets: { ANY: database.secret } }
    const shop = { child: usual, at: await usual.ask<ShopPorts>(question) }
    const uncached = { child: forgetful, at: await forgetful.ask<ShopPorts>(question) }
    const load: Load = (port, plan, times) => client.ask<LoadResult>({ port, plan, clients, ...times })
    const measures = pageMeasures(database, { shop, uncached }, load)
    return summarise(
      measures,
      await runRounds(measures, { rounds, seconds, cores, print, signal, client: client.pid }),
    )
  } finally {
    await Promise.all([client, usual, forgetful].map(child => child.stop()))
  }
}

type Shops = { readonly shop: Running<ShopPorts>; readonly uncached: Running<ShopPorts> }

function pageMeasures({ server, facts }: Database, { shop, uncached }: Shops, load: Load): Measure[] {
  const paths = facts.categories.map(slug => `/categories/${slug}`)
  const measure = ({ child, at }: Running<ShopPorts>, isNew: boolean) => ({
    ...{ server: child, database: server.pid },
    run: (times: Parameters<Measure['run']>[0]) => load(at.open, { kind: 'page', paths, isNew }, times),
  })
  return [
    { ...measure(shop, true), name: 'rendered', title: 'Category page, rendered', least: 300 },
    { ...measure(shop, false), name: 'kept', title: 'Category page, from the cache of pages', least: 3_000 },
    {
      ...{ ...measure(uncached, true), name: 'rendered-uncached', aside: true },
      title: 'Category page, rendered, nothing cached in the catalogue either',
    },
  ]
}

import type { IncomingMessage } from 'node:http'
import { availabilityChanged } from '@stoa/contracts/inventory'
import type { Actor } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Media } from '@stoa/platform/media'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { brand } from './brand.ts'
import { missingPage } from './errors/pages.ts'
import { forms, personalPages, sharedPages } from './pages.ts'
import { personal, type Serving, shared } from './server/answer.ts'
import { assetRoutes } from './server/asset-routes.ts'
import { openAssets } from './server/assets.ts'
import { categoryTree } from './server/category-tree.ts'
import { type PageCache, pageCache } from './server/page-cache.ts'
import { purgeOnChange } from './server/purge-on-change.ts'
import type { Clients } from './shop.ts'
import { moneyWriter } from './view/money-writer.ts'

export type StorefrontOptions = {
  readonly clients: Clients
  readonly currency: string
  readonly maintenance?: boolean
  readonly media: Pick<Media, 'register'>
  readonly clock: Clock
  /** For whom a page is rendered. */
  readonly actorOf: (request: IncomingMessage) => Promise<Actor>
  readonly failed: (error: unknown, path: string) => void
}

const cacheLimits = { entries: 2_000, ageMs: 30_000 }
/** Of others on this listener: what is unknown there is no page either. */
const notPages = /^\/(api|auth|docs|health|metrics|admin|dev|assets|media)(\/|$)/
const mostFormBytes = 65_536

/** The shop's pages on a listener that others share. */
export function registerStorefront(app: FastifyInstance, options: StorefrontOptions): void {
  const { clients, clock, failed } = options
  const cache = pageCache({ ...cacheLimits, now: clock.now })
  app.register(async scope => {
    const tree = categoryTree(clients.catalog, {
      ...{ generation: cache.generation, now: clock.now },
      ageMs: 10_000,
    })
    const shop = {
      ...{ maintenance: false, ...options, brand, tree },
      ...{ assets: await openAssets(), money: moneyWriter(), report: failed },
    }
    const serving: Serving = { shop, cache, actorOf: request => options.actorOf(request.raw) }
    readForms(scope)
    assetRoutes(scope, shop.assets)
    for (const [path, handler] of Object.entries(sharedPages)) scope.get(path, shared(serving, handler))
    for (const [path, handler] of Object.entries(personalPages)) scope.get(path, personal(serving, handler))
    for (const [path, handler] of Object.entries(forms)) scope.post(path, personal(serving, handler))
    scope.get('/*', (request, reply) =>
      notPages.test(request.url)
        ? reply.callNotFound()
        : personal(serving, async visit => missingPage(visit))(request, reply),
    )
  })
  options.media.register(app)
  purgeWhileRunning(app, clients, cache, failed)
}

function purgeWhileRunning(
  app: FastifyInstance,
  { catalog, inventory }: Clients,
  cache: PageCache,
  failed: StorefrontOptions['failed'],
): void {
  let purging: { stop(): Promise<void> } | undefined
  app.addHook('onListen', async () => {
    purging = purgeOnChange({
      sources: [{ feed: catalog }, { feed: inventory, types: [availabilityChanged.type] }],
      changed: cache.purge,
      report: error => failed(error, 'events'),
    })
  })
  app.addHook('preClose', async () => purging?.stop())
}

/** Forms work without script: they arrive as browsers have always sent them. */
function readForms(scope: FastifyInstance): void {
  const type = 'application/x-www-form-urlencoded'
  scope.addContentTypeParser(
    type,
    { parseAs: 'string', bodyLimit: mostFormBytes },
    async (_request: FastifyRequest, body: string) => new URLSearchParams(body),
  )
}

import { catalogContract } from '@stoa/contracts/catalog'
import type { Composition } from '@stoa/fleet/compose'
import type { Clock } from '@stoa/kernel/clock'
import { openApi } from '@stoa/platform/contract'
import { type Authenticate, type Served, type Server, serve } from '@stoa/platform/http'
import { healthRoutes, type Readiness } from '@stoa/platform/lifecycle'
import { referenceSecurityPolicy, renderReference } from '@stoa/platform/reference'
import { type Log, metricsRoute, type RunningTelemetry } from '@stoa/platform/telemetry'
import type { FastifyInstance } from 'fastify'
import { registerStorefront } from './routes.ts'

export type ServeShopOptions = {
  readonly composition: Composition
  readonly served: readonly Served[]
  readonly authenticate: Authenticate
  readonly readiness: Readiness
  readonly telemetry: RunningTelemetry
  readonly log: Log
  readonly clock: Clock
  readonly media: string
  readonly currency: string
  readonly brand: { readonly name: string; readonly line: string }
}

/** One origin: the shop at the root, its API below /api, its description at /docs, health and metrics beside them. */
export function serveShop(options: ServeShopOptions): Server {
  const { composition, served, log } = options
  return serve(served, {
    edge: 'public',
    prefix: '/api',
    authenticate: options.authenticate,
    clock: options.clock,
    telemetry: options.telemetry,
    log,
    extend(app) {
      healthRoutes(app, options.readiness)
      metricsRoute(app, options.telemetry)
      registerReference(app, served)
      registerStorefront(app, {
        ...options,
        catalog: composition.client(catalogContract, 'storefront'),
        failed: (error, path) => log.error({ err: error, path }, 'page failed'),
      })
    },
  })
}

function registerReference(app: FastifyInstance, served: readonly Served[]): void {
  const document = openApi(
    served.map(({ contract }) => contract),
    { public: true },
  )
  const page = renderReference(document, '/api/openapi.json')
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(document)),
  )
  app.get('/docs', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', referenceSecurityPolicy)
      .send(page),
  )
}

import { cartContract } from '@stoa/contracts/cart'
import { identityContract } from '@stoa/contracts/identity'
import { ordersContract } from '@stoa/contracts/orders'
import type { RunningProcess } from '@stoa/fleet/process'
import { createGateway, type Gateway, gatewayConfig, type Neighbour } from '@stoa/gateway'
import { PlatformError } from '@stoa/kernel/errors'
import { configOrThrow } from '@stoa/platform/config'
import { type Served, type Server, serve } from '@stoa/platform/http'
import { healthRoutes } from '@stoa/platform/lifecycle'
import { metricsRoute } from '@stoa/platform/telemetry'
import type { FastifyInstance } from 'fastify'
import { openLimiter } from './open-limiter.ts'

export type OriginOptions = Pick<
  RunningProcess,
  'composition' | 'telemetry' | 'readiness' | 'log' | 'clock'
> & {
  readonly env: NodeJS.ProcessEnv
  readonly served: readonly Served[]
  readonly neighbours: readonly Neighbour[]
  readonly pages: (app: FastifyInstance, gateway: Gateway) => void
}

export const apiPrefix = '/api'

/** The one public origin: the API below /api, its description at /docs, health and metrics, and pages for the rest. */
export async function openOrigin(options: OriginOptions): Promise<Server> {
  const { composition, telemetry, clock, log } = options
  const [config] = configOrThrow(gatewayConfig.fromEnv(options.env))
  const limiter = await openLimiter(config!.valkeyUrl, { clock, log })
  const gateway = createGateway({
    ...{ config: config!, clock, log, limiter, prefix: apiPrefix },
    identity: composition.client(identityContract, 'gateway'),
    cart: composition.client(cartContract, 'gateway'),
    orders: composition.client(ordersContract, 'gateway'),
    services: options.served,
    neighbours: options.neighbours,
  })
  const server = serve(gateway.served, {
    edge: 'public',
    prefix: apiPrefix,
    authenticate: gateway.authenticate,
    ...{ clock, telemetry, log },
    extend(app) {
      gateway.extend(app)
      keepMetricsInside(app)
      healthRoutes(app, options.readiness)
      metricsRoute(app, telemetry)
      options.pages(app, gateway)
    },
  })
  const watch = gateway.start()
  return {
    ...server,
    async close(graceMs) {
      await watch.stop()
      await server.close(graceMs)
      await limiter[Symbol.asyncDispose]()
    },
  }
}

/** Whoever scrapes comes directly; what came through a load balancer came from outside. */
function keepMetricsInside(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url, routeOptions, headers }) => {
    if ((routeOptions.url ?? url).startsWith('/metrics') && headers['x-forwarded-for'] !== undefined)
      throw new PlatformError('not_found')
  })
}

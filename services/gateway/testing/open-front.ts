import type { Contract } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { type Served, serve } from '@stoa/platform/http'
import { createLog } from '@stoa/platform/telemetry'
import { testClock } from '@stoa/platform/testing'
import type { FastifyInstance } from 'fastify'
import { type GatewayConfig, gatewayConfig } from '../config.ts'
import { createGateway, type Gateway, type GatewayDeps } from '../gateway.ts'
import { memoryLimiter } from '../limits/memory-limiter.ts'

export type Front = Pick<GatewayDeps, 'identity' | 'cart' | 'orders'> & {
  readonly config?: Partial<GatewayConfig>
  readonly services?: readonly { readonly contract: Contract; readonly api: object }[]
  readonly neighbours?: GatewayDeps['neighbours']
  readonly pages?: (app: FastifyInstance, gateway: Gateway) => void
}

/** The public origin in front of whatever a test puts behind it. */
export function openFront({ config, services = [], neighbours = [], pages, ...house }: Front) {
  const clock = testClock()
  const gateway = createGateway({
    ...house,
    ...{ config: { ...unwrap(gatewayConfig.fromEnv({})), ...config }, clock, neighbours, prefix: '/api' },
    log: createLog({ service: 'test', level: 'silent' }),
    limiter: memoryLimiter(clock),
    services: services as readonly Served[],
  })
  const server = serve(gateway.served, {
    edge: 'public',
    prefix: '/api',
    clock,
    authenticate: gateway.authenticate,
    extend(app) {
      gateway.extend(app)
      pages?.(app, gateway)
    },
  })
  return { server, clock, gateway }
}

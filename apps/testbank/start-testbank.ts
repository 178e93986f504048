import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '@stoa/kernel/clock'
import { openBank } from './bank/bank.ts'
import { assetRoutes } from './pages/asset-routes.ts'
import { pageRoutes } from './pages/page-routes.ts'
import { adminRoutes } from './web/admin.ts'
import { apiRoutes } from './web/api.ts'
import { createFaults } from './web/faults.ts'
import { listen } from './web/listen.ts'
import type { Route } from './web/route.ts'
import { startCourier, type Target } from './webhooks/courier.ts'

export type TestbankOptions = {
  /** 0 takes a free one. */
  readonly port: number
  readonly host?: string
  /** Where browsers reach it; its own address without it. */
  readonly origin?: string | undefined
  /** The shops that may embed its card fields and that buyers are sent back to. */
  readonly shopOrigins: readonly string[]
  readonly secretKey: string
  /** Opens the endpoints for tests. */
  readonly adminKey?: string | undefined
  readonly webhook?: Target | undefined
  readonly webhookDelayMs?: number
  /** A file that keeps the books over a restart. */
  readonly journal?: string | undefined
  readonly clock?: Clock
}

export type Testbank = { readonly url: string; readonly origin: string; stop(): Promise<void> }

export async function startTestbank(options: TestbankOptions): Promise<Testbank> {
  const { port, host = '127.0.0.1', clock = systemClock, shopOrigins, secretKey, adminKey } = options
  const courier = startCourier({ clock, target: options.webhook, delayMs: options.webhookDelayMs ?? 100 })
  const bank = openBank({ clock, journal: options.journal, tell: courier.tell })
  const faults = createFaults()
  const routes: Route[] = []
  const server = await listen(routes, port, host)
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  const origin = options.origin ?? url
  routes.push(
    ...apiRoutes({ bank, faults, secretKey, origin, shopOrigins }),
    ...pageRoutes({ bank, shopOrigins }),
    ...assetRoutes(),
    ...(adminKey ? adminRoutes({ bank, faults, courier, adminKey }) : []),
  )
  return {
    url,
    origin,
    async stop() {
      await courier.stop()
      await close(server)
    },
  }
}

const close = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

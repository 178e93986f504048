import { ordersContract } from '@stoa/contracts/orders'
import { deadLettersApi, feedApi } from '@stoa/platform/events'
import { postgresStore } from '@stoa/platform/saga'
import type { Service } from '@stoa/platform/service'
import { ordersApi } from './api.ts'
import { identityConsumer, lapseConsumer, paymentConsumer } from './consumers.ts'
import type { Orders } from './context.ts'
import type { OrdersOptions } from './deps.ts'
import { ordersJobs } from './jobs.ts'
import { restConsumer } from './lapse/drop-unsent.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { ordersRunner } from './processes/runner.ts'
import { ordersTelemetry } from './telemetry.ts'

export function createOrders(options: OrdersOptions): Service<typeof ordersContract> {
  const telemetry = ordersTelemetry(options.telemetry)
  const deps: Orders = { ...options, runner: ordersRunner(options, { telemetry }) }
  return {
    manifest,
    contract: ordersContract,
    api: { ...ordersApi(deps), ...feedApi(deps.db), ...deadLettersApi(deps) },
    consumers: [
      paymentConsumer(deps, postgresStore(deps.db)),
      lapseConsumer(deps),
      restConsumer(deps),
      identityConsumer,
    ],
    jobs: ordersJobs(deps, telemetry),
    migrations,
    async [Symbol.asyncDispose]() {},
  }
}

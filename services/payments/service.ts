import { paymentsContract } from '@stoa/contracts/payments'
import type { Api } from '@stoa/kernel/contract'
import { feedApi } from '@stoa/platform/events'
import type { Service } from '@stoa/platform/service'
import { paymentsApi } from './api.ts'
import type { PaymentsDeps, PaymentsOptions } from './deps.ts'
import { paymentsJobs } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { openProviders } from './provider/providers.ts'
import { refuseCardNumbers } from './refuse-card-numbers.ts'
import { paymentsTelemetry } from './telemetry.ts'

export function createPayments(options: PaymentsOptions): Service<typeof paymentsContract> {
  const { db, clock, ids, log, config, secret } = options
  const deps: PaymentsDeps = {
    ...{ db, clock, ids, log, config, telemetry: paymentsTelemetry(options.telemetry) },
    cursorKey: secret('PAYMENTS_CURSOR_KEY'),
    providers: openProviders(options),
  }
  const api: Api<typeof paymentsContract> = { ...paymentsApi(deps), ...feedApi(db) }
  return {
    manifest,
    contract: paymentsContract,
    api: refuseCardNumbers(api),
    consumers: [],
    jobs: paymentsJobs(deps),
    migrations,
    async [Symbol.asyncDispose]() {},
  }
}

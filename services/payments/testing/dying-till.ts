import { paymentsContract } from '@stoa/contracts/payments'
import { systemIds } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import { guard, newCall } from '@stoa/platform/contract'
import { openDb } from '@stoa/platform/db'
import { startTelemetry } from '@stoa/platform/telemetry'
import { testClock } from '@stoa/platform/testing'
import { paymentsConfig } from '../config.ts'
import { createPayments } from '../service.ts'
import { keepLog } from './quiet-log.ts'
import { secretKey, webhookSecret } from './start-bank.ts'
import type { Stumble } from './stumble.ts'

const secrets: Readonly<Record<string, string>> = {
  PAYMENTS_TESTBANK_KEY: secretKey,
  PAYMENTS_TESTBANK_WEBHOOK_SECRETS: webhookSecret,
}

export type DyingTill = { readonly url: string; readonly bank: string; readonly now: string }

/** Payments in a process that will be killed, at the time of its parent. */
export function openDyingTill({ url, bank, now }: DyingTill, stumble: Stumble) {
  const db = openDb({ url, schema: 'payments', maxConnections: 2 })
  const clock = testClock(now)
  const payments = createPayments({
    config: unwrap(paymentsConfig.fromEnv({ PAYMENTS_TESTBANK_URL: bank })),
    db: stumble.db(db),
    ...{ clock, ids: systemIds(clock), log: keepLog() },
    telemetry: startTelemetry({ service: 'payments-test', traceRatio: 0 }),
    secret: name => secrets[name] ?? 'only for tests',
    around: stumble.around,
  })
  return {
    ...{ clock, jobs: payments.jobs, api: guard(paymentsContract, payments.api, { clock }) },
    call: () => newCall({ caller: 'orders', actor: { kind: 'system', id: 'test' }, clock }),
    close: () => db.close(),
  }
}

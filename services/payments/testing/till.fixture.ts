import { paymentsContract } from '@stoa/contracts/payments'
import { systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import { guard, newCall } from '@stoa/platform/contract'
import { openDb } from '@stoa/platform/db'
import { startTelemetry } from '@stoa/platform/telemetry'
import { paymentsConfig } from '../config.ts'
import { createPayments } from '../service.ts'
import { keepLog } from './quiet-log.ts'
import { doStep, type Step } from './scenes.ts'
import { secretKey } from './start-bank.ts'
import { stumbleAt } from './stumble.ts'

/** A process that does one operation and is killed, really, at the boundary it is told. */
const { url, bank, step, paymentId, boundary } = JSON.parse(process.argv[2]!) as {
  url: string
  bank: string
  step: Step
  paymentId: string
  boundary: number
}
const stumble = stumbleAt(boundary, () => process.kill(process.pid, 'SIGKILL'))
const db = openDb({ url, schema: 'payments', maxConnections: 2 })
const payments = createPayments({
  config: unwrap(paymentsConfig.fromEnv({ PAYMENTS_TESTBANK_URL: bank })),
  db: stumble.db(db),
  clock: systemClock,
  ids: systemIds(systemClock),
  log: keepLog(),
  telemetry: startTelemetry({ service: 'payments-test', traceRatio: 0 }),
  secret: name => (name === 'PAYMENTS_TESTBANK_KEY' ? secretKey : 'only for tests'),
  around: stumble.around,
})
const api = guard(paymentsContract, payments.api)
const call = newCall({ caller: 'orders', actor: { kind: 'system', id: 'test' } })
await doStep(api, step, paymentId, call)
await db.close()

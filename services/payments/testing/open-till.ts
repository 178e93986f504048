import { paymentsContract } from '@stoa/contracts/payments'
import type { Envelope } from '@stoa/kernel/event'
import { unwrap } from '@stoa/kernel/result'
import { guard, newCall } from '@stoa/platform/contract'
import type { Db } from '@stoa/platform/db'
import { drain, feedApi, startRelay } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import { startTelemetry } from '@stoa/platform/telemetry'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { paymentsConfig } from '../config.ts'
import type { PaymentsOptions } from '../deps.ts'
import { schema } from '../migrations.ts'
import { createPayments } from '../service.ts'
import { keepLog } from './quiet-log.ts'
import { secretKey, shopOrigin, startBank, webhookSecret } from './start-bank.ts'
import { openInbox } from './webhook-inbox.ts'

const secrets: Readonly<Record<string, string>> = {
  PAYMENTS_CURSOR_KEY: 'a key of cursors, only for tests',
  PAYMENTS_TESTBANK_KEY: secretKey,
  PAYMENTS_TESTBANK_WEBHOOK_SECRETS: `the-next-secret-only-for-tests,${webhookSecret}`,
  PAYMENTS_STRIPE_KEY: 'sk_test_only_for_tests',
  PAYMENTS_STRIPE_WEBHOOK_SECRETS: 'whsec_next_only_for_tests,whsec_only_for_tests',
}

type More = { readonly around?: PaymentsOptions['around']; readonly db?: (db: Db) => Db }
export type Paying = { card?: string; amount?: number; id?: string; kind?: 'token' | 'redirect' }

/** Payments over a database and a bank of their own, guarded as at the edge; awaited at the top of a test file. */
export async function openTill(t: Ending, env: Record<string, string> = {}) {
  const inbox = await openInbox()
  const bank = await startBank(inbox.url)
  const database = await testDatabase(t, [schema])
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: [schema] })
  const db = database.db('payments', { maxConnections: 10 })
  const clock = testClock(new Date().toISOString())
  const ids = testIds()
  const log = keepLog()
  const config = unwrap(
    paymentsConfig.fromEnv({ PAYMENTS_TESTBANK_URL: bank.url, PAYMENTS_TIMEOUT_MS: '3000', ...env }),
  )
  const telemetry = startTelemetry({ service: 'payments-test', traceRatio: 0 })
  database.beforeEnd(() => telemetry[Symbol.asyncDispose]())
  const options: PaymentsOptions = { config, db, clock, ids, log, telemetry, secret: name => secrets[name]! }

  const open = ({ around, db: wrap = same => same }: More = {}) =>
    createPayments({ ...options, db: wrap(db), ...(around && { around }) })
  const apiOf = (service: ReturnType<typeof open>) =>
    guard(paymentsContract, service.api, { unknownFields: 'reject', checkRaw: true, clock })
  const service = open()
  const api = apiOf(service)
  const relay = startRelay(db, { service: 'payments', pollMs: 3_600_000 })
  const jobs = await manualJobs({ directUrl: jobsUrl(adminUrl, roleSecret), handlers: service.jobs, clock })
  for (const close of [() => relay.stop(), () => jobs.stop(), () => bank.stop(), () => inbox.close()])
    database.beforeEnd(close)
  let payments = 0
  const call = () =>
    newCall({ caller: 'orders', actor: { kind: 'key', id: 'test', permissions: ['*'] }, clock })

  /** A payment that is only written down. */
  const create = async ({ card = visa, amount = 5000, id, kind = 'token' }: Paying = {}) => {
    payments += 1
    const token = kind === 'token' ? { token: await bank.token(card) } : {}
    return unwrap(
      await api.createPayment(
        {
          id: id ?? `pay-${payments}`,
          orderRef: `order-${payments}`,
          amount: { amount, currency: 'EUR' },
          instrument: { kind, ...token },
          returnUrl: `${shopOrigin}/return`,
        },
        call(),
      ),
    )
  }
  return {
    ...{ api, apiOf, open, bank, inbox, db, clock, log, call, create, database, options, jobs, telemetry },
    authorised: async (paying: Paying = {}) => {
      const { id } = await create(paying)
      return unwrap(await api.authorise({ paymentId: id, operationId: 'auth' }, call()))
    },
    captured: async (paying: Paying = {}) => {
      const { id } = await create(paying)
      unwrap(await api.authorise({ paymentId: id, operationId: 'auth' }, call()))
      return unwrap(await api.capture({ paymentId: id, operationId: 'cap' }, call()))
    },
    get: async (paymentId: string) => unwrap(await api.getPayment({ paymentId }, call())),
    record: async (paymentId: string) => unwrap(await api.getPaymentRecord({ paymentId }, call())),
    eur: (amount: number) => ({ amount, currency: 'EUR' }),
    drain: () => drain([relay, jobs]),
    async eventsOf(paymentId: string): Promise<Envelope[]> {
      await drain([relay])
      const page = await feedApi(db).scanEvents({ after: 0, limit: 1000, waitMs: 0 }, call())
      return unwrap(page).events.filter(({ aggregateId }) => aggregateId === paymentId)
    },
  }
}

export const visa = '4242424242424242'

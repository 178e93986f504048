import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { paymentsContract } from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import { type JobHandler, manualJobs } from '@stoa/platform/jobs'
import { webhookJob } from '../webhook/plan-webhook.ts'
import { webhookSecret } from './start-bank.ts'
import type { Stumble } from './stumble.ts'

type PaymentsApi = Pick<Api<typeof paymentsContract>, 'receiveWebhook'>
export type Receiver = {
  readonly api: PaymentsApi
  readonly clock: Clock
  readonly call: () => Call
}
export type Taking = Receiver & {
  readonly jobs: readonly JobHandler[]
  readonly directUrl: string
  readonly pass: Stumble['pass']
  /** The provider has its answer: it will not come again. */
  readonly answered: () => void
}

/** Signed by the clock of the test, which may stand at another time than the bank's. */
export async function receive({ api, clock, call }: Receiver, body: string): Promise<void> {
  const seconds = Math.floor(clock.now() / 1000)
  const mark = createHmac('sha256', webhookSecret).update(`${seconds}.${body}`).digest('hex')
  const signed = { provider: 'testbank', signature: `t=${seconds},v1=${mark}` }
  const result = await api.receiveWebhook(signed, { ...call(), body: bytes(body) })
  assert.ok(result.ok, JSON.stringify(result))
}

async function* bytes(body: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(body)
}

export const webhookJobs = (jobs: readonly JobHandler[]): JobHandler[] =>
  jobs.filter(({ job }) => job.name === webhookJob.name)

/** All that a process does with a webhook: takes it in, answers, and handles it later. */
export async function takeWebhook(taking: Taking, body: string): Promise<void> {
  const { pass, directUrl, clock } = taking
  await receive(taking, body)
  pass('before its answer')
  taking.answered()
  const handlers = webhookJobs(taking.jobs).map(handler => ({
    ...handler,
    async run(...turn: Parameters<JobHandler['run']>) {
      pass('before the job')
      await handler.run(...turn)
      pass('before the job is acknowledged')
    },
  }))
  const jobs = await manualJobs({ directUrl, handlers, clock })
  try {
    await jobs.drain()
  } finally {
    await jobs.stop()
  }
}

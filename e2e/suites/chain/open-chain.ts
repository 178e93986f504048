import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Actor } from '@stoa/kernel/call'
import { type Clock, sleep, systemClock } from '@stoa/kernel/clock'
import { unwrap } from '@stoa/kernel/result'
import { type Jobs, jobsUrl, migrateJobs, startJobs } from '@stoa/platform/jobs'
import { startSmtpServer } from '@stoa/platform/mail/testing'
import type { Ending } from '@stoa/platform/testing'
import * as notifications from '../../../services/notifications/index.ts'
import { receive } from '../../../services/payments/testing/take-webhook.ts'
import { openInbox } from '../../../services/payments/testing/webhook-inbox.ts'
import { openMarket } from '../checkout/open-market.ts'
import { marketServices } from '../checkout/wire-market.ts'
import type { Order } from './chain.fixture.ts'
import { wireChain } from './wire-chain.ts'

const fixture = fileURLToPath(import.meta.resolve('./chain.fixture.ts'))
const secureCard = '4000002500003155'
const guest: Actor = { kind: 'guest', id: 'ada' }
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
const schemas = [...marketServices, notifications].map(({ schema }) => schema)
/** Leases of processes, and attempts to send, of who died are over by then; then what is tried again is due. */
const laterMs = [0, 130_000, 260_000, 390_000]

/** None waits or runs: also those whose process is gone. */
async function settled(jobs: Jobs): Promise<number> {
  for (;;) {
    const left = await jobs.list()
    assert.deepEqual(
      left.filter(({ state }) => state === 'failed'),
      [],
    )
    if (left.length === 0) return 0
    await sleep(10)
  }
}

/** The whole chain in this process, for what comes before a death and after it; and a process of its own that dies. */
export async function openChain(t: Ending) {
  const inbox = await openInbox()
  const smtp = await startSmtpServer()
  let aheadMs = 0
  const clock: Clock = {
    now: () => systemClock.now() + aheadMs,
    iso: () => new Date(clock.now()).toISOString(),
  }
  const market = await openMarket(t, { webhookUrl: inbox.url, clock, schemas: [notifications.schema] })
  const { api, bank, call, database } = market
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: schemas })
  const directUrl = jobsUrl(adminUrl, roleSecret)
  const db = (service: string) => (service === 'notifications' ? told : market.db(service))
  const told = database.db('notifications')
  const chain = wireChain({ market, db, smtpUrl: smtp.url })
  for (const close of [() => chain.close(), () => smtp.stop(), () => inbox.close()]) database.beforeEnd(close)
  await market.product('MUG', 1500, 1000)

  const sweeps = chain.services.orders.jobs
    .concat(chain.services.notifications.jobs)
    .filter(({ job }) => job.name.endsWith('.sweep'))
  const turn = { jobId: '1', attempt: 1, traceparent: undefined, signal: undefined }

  /** Another process finds out that this one is gone, and goes on with what it left behind. */
  const goOn = () => work(laterMs)
  async function work(times: readonly number[]): Promise<void> {
    const jobs = await startJobs({ directUrl, handlers: chain.jobs, pollMs: 20, recoverAfterMs: 20 })
    try {
      for (const time of times) {
        aheadMs = time
        for (const { run } of time === 0 ? [] : sweeps) await run({}, turn)
        await chain.follow([{ drain: () => settled(jobs) }])
      }
    } finally {
      aheadMs = 0
      await jobs.stop()
    }
  }

  /** Bought with a card that asks its owner; the owner has said yes and closed the window: only the bank knows. */
  async function confirmed(): Promise<{ id: string; body: string }> {
    const cart = unwrap(
      await api.cart.createCart({ currency: 'EUR', lines: [{ sku: 'MUG', quantity: 2 }] }, call(guest)),
    )
    const form = { cartId: cart.id, email: 'ada@example.com', shipTo, shippingOption: 'zone_de.parcel' }
    const { id } = unwrap(await api.orders.startCheckout(form, call(guest)))
    const instrument = { kind: 'token', token: await bank.token(secureCard) }
    const paid = { id, instrument, returnUrl: 'http://shop.test/return' }
    const { status, action } = unwrap(await api.orders.completeCheckout(paid, call(guest)))
    assert.equal(status, 'requires_action')
    await work([0])
    await bank.flush()
    inbox.letters.length = 0
    const answer = new URLSearchParams({ do: 'confirm' })
    const page = await fetch(action!.url, { method: 'POST', body: answer, redirect: 'manual' })
    await page.body?.cancel()
    await bank.flush()
    assert.equal(inbox.letters.length, 1)
    return { id, body: inbox.letters.splice(0)[0]!.body.toString() }
  }

  /** Answers what it passed; the last is where it died, if it did. */
  async function die(body: string, boundary?: string): Promise<{ passed: string[]; killed: boolean }> {
    const urls = Object.fromEntries(schemas.map(({ name }) => [name, database.url(name)]))
    const order: Order = {
      ...{ urls, directUrl, bankUrl: bank.url, smtpUrl: smtp.url, body },
      ...(boundary !== undefined && { boundary }),
    }
    const child = spawn(process.execPath, [fixture, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    assert.ok(code === 0 || signal === 'SIGKILL', `the process ended with ${code ?? signal}`)
    return { passed: said.trim().split('\n'), killed: signal === 'SIGKILL' }
  }

  const tellAgain = (body: string) => receive({ api: api.payments, clock, call: () => call() }, body)
  /** What the bank tells of the capture, long after. */
  async function hearTheRest(): Promise<void> {
    await bank.flush()
    for (const { body } of inbox.letters.splice(0)) await tellAgain(body.toString())
    await work([0])
  }
  return {
    ...{ market, chain, smtp, told, admin: database.admin(), confirmed, die, goOn, tellAgain, hearTheRest },
  }
}

import { writeSync } from 'node:fs'
import { systemClock } from '@stoa/kernel/clock'
import { openDb } from '@stoa/platform/db'
import { manualJobs } from '@stoa/platform/jobs'
import { stumbleAt } from '../../../services/payments/testing/stumble.ts'
import { receive } from '../../../services/payments/testing/take-webhook.ts'
import { wireMarket } from '../checkout/wire-market.ts'
import { boundedDb, boundedJob, boundedMailer } from './boundaries.ts'
import { wireChain } from './wire-chain.ts'

/**
 * A process that takes a webhook and does all that follows from it, down to the mail. It says what it passes, and is
 * killed, really, at the boundary that it is told: by name, and when it comes to it for the `turn`-th time.
 */
export type Order = {
  readonly urls: Readonly<Record<string, string>>
  readonly directUrl: string
  readonly bankUrl: string
  readonly smtpUrl: string
  readonly body: string
  readonly boundary?: string
}
const { urls, directUrl, bankUrl, smtpUrl, body, boundary } = JSON.parse(process.argv[2]!) as Order
const turns = new Map<string, number>()
function pass(name: string): void {
  const turn = (turns.get(name) ?? 0) + 1
  turns.set(name, turn)
  writeSync(1, `${name} #${turn}\n`)
  if (`${name} #${turn}` === boundary) process.kill(process.pid, 'SIGKILL')
}
const stumble = stumbleAt(1, name => pass(`bank: ${name}`))
const open = Object.entries(urls).map(async ([schema, url]) => {
  const own = openDb({ url, schema, maxConnections: 3 })
  return [schema, await boundedDb(own, schema, pass)] as const
})
const dbs = new Map(await Promise.all(open))
const db = (service: string) => dbs.get(service)!
const clock = systemClock
const market = wireMarket({ db, bankUrl, clock, around: stumble.around })
const chain = wireChain({ market, db, smtpUrl, around: mailer => boundedMailer(mailer, pass) })
await receive({ api: market.api.payments, clock, call: () => market.call() }, body)
pass('payments: before its answer')
const handlers = chain.jobs.map(handler => boundedJob(handler, pass))
const jobs = await manualJobs({ directUrl, handlers, clock })
await chain.follow([jobs])
process.exit(0)

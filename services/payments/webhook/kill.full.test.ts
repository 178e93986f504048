import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { after, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sleep } from '@stoa/kernel/clock'
import { jobsUrl, startJobs } from '@stoa/platform/jobs'
import { openTill } from '../testing/open-till.ts'
import { webhookJobs } from '../testing/take-webhook.ts'
import { type Death, dieWithEveryWebhook } from '../testing/webhook-deaths.ts'

const till = await openTill({ after })
const directUrl = jobsUrl(till.database.adminUrl, till.database.roleSecret)
const fixture = fileURLToPath(import.meta.resolve('../testing/webhook.fixture.ts'))

async function kill(body: string, boundary: number): Promise<Death> {
  const order = { body, boundary, directUrl, bank: till.bank.url, now: till.clock.iso() }
  const given = JSON.stringify({ ...order, url: till.database.url('payments') })
  const child = spawn(process.execPath, [fixture, given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  assert.ok(code === 0 || signal === 'SIGKILL', `the process ended with ${code ?? signal}`)
  return { at: /^died (.*)$/m.exec(said)?.[1], answered: said.includes('answered') }
}

/** The runner of another process finds out that the holder of a job is gone. */
async function goOn(): Promise<void> {
  const handlers = webhookJobs(till.open().jobs)
  const jobs = await startJobs({ directUrl, handlers, pollMs: 50, recoverAfterMs: 50 })
  while ((await jobs.list()).length > 0) await sleep(20)
  await jobs.stop()
}

it('kill -9 at every boundary of a webhook: it has had its effect once', () =>
  dieWithEveryWebhook(till, { die: kill, goOn }))

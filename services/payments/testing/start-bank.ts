import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const main = join(import.meta.dirname, '..', '..', '..', 'apps', 'testbank', 'main.ts')
export const secretKey = 'the key of the shop, only for tests'
export const webhookSecret = 'a-secret-of-webhooks-only-for-tests'
const adminKey = 'the key of the tests, only for tests'
export const shopOrigin = 'http://shop.test'

export type BankCharge = {
  id: string
  reference: string
  status: string
  amount: number
  captures: { id: string; amount: number }[]
  refunds: { id: string; amount: number; operationKey: string; at: string }[]
  voids: { amount: number }[]
  authorisedUntil: string | null
}

/** The test bank as a process of its own. */
export async function startBank(webhookUrl: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main], {
    env: {
      ...{ PATH: process.env.PATH, TESTBANK_PORT: '0', TESTBANK_SECRET_KEY: secretKey },
      ...{ TESTBANK_ADMIN_KEY: adminKey, TESTBANK_WEBHOOK_URL: webhookUrl },
      ...{ TESTBANK_WEBHOOK_SECRETS: webhookSecret, TESTBANK_WEBHOOK_DELAY_MS: '60000' },
      ...{ TESTBANK_SHOP_ORIGINS: shopOrigin },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  // A test file that fails before its end neither waits for the bank nor leaves it behind.
  const kill = () => void child.kill()
  process.once('exit', kill)
  child.unref()
  child.stdout.destroy()
  const url = /http:\S+/.exec(line)![0]
  const admin = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await fetch(`${url}/admin/${path}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as Record<string, unknown>
  }
  const charges = async () => (await admin('GET', 'charges')).charges as BankCharge[]
  return {
    url,
    pid: child.pid!,
    token: async (number: string) => (await admin('POST', 'tokens', { number })).token as string,
    charges,
    chargesOf: async (paymentId: string) =>
      (await charges()).filter(({ reference }) => reference === paymentId),
    plant: (charge: BankCharge) => admin('POST', 'charges', charge),
    cutLine: (at: 'charge' | 'capture' | 'void' | 'refund' | 'renew', when: 'before' | 'after', times = 1) =>
      admin('POST', 'faults', { at, when, times }),
    outage: (on: boolean) => admin('POST', 'outage', { on }),
    flush: () => admin('POST', 'webhooks/flush'),
    forget: () => admin('POST', 'reset'),
    async stop() {
      process.off('exit', kill)
      const ended = once(child, 'exit')
      child.ref()
      child.kill()
      await ended
    },
  }
}

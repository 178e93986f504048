import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

export type Testbank = { readonly url: string; stop(): Promise<void> }

const usualPort = 4010
/** A bank that fell is soon back, as a real one would be. */
const againMs = 500
const main = fileURLToPath(import.meta.resolve('@stoa/app-testbank/main'))

/** Known before it runs: payments is told where the bank is, and the bank where the shop is. */
export async function testbankAddress(shopPort: number): Promise<{ port: number; url: string }> {
  const port = await freePort(shopPort === 0 ? 0 : usualPort, '127.0.0.1')
  return { port, url: `http://127.0.0.1:${port}` }
}

type Options = {
  readonly port: number
  /** Ends with a slash. */
  readonly shopUrl: string
  readonly secret: (name: string) => string
  readonly journal: string
  /** Compiled code kept from start to start: half the private memory, tried. */
  readonly codeCache: string
}

/** The bank is somebody else's: a process of its own on an origin of its own, so that the shop sees only tokens. */
export async function startTestbank(options: Options): Promise<Testbank> {
  let stopping = false
  let child: ChildProcess
  const run = async (): Promise<string> => {
    child = spawnBank(options)
    const ended = once(child, 'exit')
    const url = await Promise.race([addressOf(child), ended.then(() => undefined)])
    if (url === undefined) throw new Error('the test bank ended before it listened')
    ended.then(() => stopping || setTimeout(() => stopping || run().catch(() => {}), againMs).unref())
    return url
  }
  const url = await run()
  return {
    url,
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The channel is how it notices that we are gone, also when we are killed. */
function spawnBank({ port, shopUrl, secret, journal, codeCache }: Options): ChildProcess {
  return spawn(process.execPath, [main], {
    env: {
      NODE_COMPILE_CACHE: codeCache,
      TESTBANK_PORT: String(port),
      TESTBANK_SHOP_ORIGINS: originsOf(shopUrl).join(','),
      TESTBANK_SECRET_KEY: secret('PAYMENTS_TESTBANK_KEY'),
      TESTBANK_WEBHOOK_URL: `${shopUrl}api/v1/payment-webhooks/testbank`,
      TESTBANK_WEBHOOK_SECRETS: secret('PAYMENTS_TESTBANK_WEBHOOK_SECRETS'),
      TESTBANK_JOURNAL: journal,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
}

async function addressOf({ stdout }: ChildProcess): Promise<string | undefined> {
  const [line] = await once(createInterface({ input: stdout! }), 'line')
  return /listens on (\S+)/.exec(String(line))?.[1]
}

/** People write either. */
function originsOf(shopUrl: string): string[] {
  const { origin, port } = new URL(shopUrl)
  return [...new Set([origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`])]
}

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, stopAbandoned, throwawayServer } from '../db/embedded/index.ts'

export type TestServer = { readonly url: string; stop(): Promise<void> }

const prefix = 'stoa-test-server-'

/** A server that keeps nothing: a runner starts one for all test files and hands its url on in STOA_TEST_PG_URL. */
export async function startTestServer(): Promise<TestServer> {
  await clearAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), prefix))
  const server = await startEmbedded({ dataDir, settings: throwawayServer })
  const forget = () => remove(dataDir)
  process.once('exit', forget)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      process.removeListener('exit', forget)
      forget()
    },
  }
}

/** A test process that was killed could not tidy up; the next one does. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataDir = join(tmpdir(), name)
    if (name.startsWith(prefix) && (await stopAbandoned(dataDir).catch(() => false))) remove(dataDir)
  }
}

const remove = (folder: string) =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, throwawayServer } from '../db/embedded/index.ts'

export type TestServer = { readonly url: string; stop(): Promise<void> }

/** A server that keeps nothing: a runner starts one for all test files and hands its url on in STOA_TEST_PG_URL. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stoa-test-'))
  const server = await startEmbedded({ dataDir, settings: throwawayServer })
  const forget = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', () => existsSync(dataDir) && forget())
  return {
    url: server.url,
    async stop() {
      await server.stop()
      forget()
    },
  }
}

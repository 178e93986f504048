import { startTestServer, type TestServer } from './test-server.ts'

/** The runner's server, or one of this process's own that ends with it. */
export const serverOfProcess = once(async (): Promise<string> => {
  const given = process.env.STOA_TEST_PG_URL
  if (given) return given
  const server = await startTestServer()
  process.once('beforeExit', () => stopQuietly(server))
  return server.url
})

async function stopQuietly(server: TestServer): Promise<void> {
  await server.stop()
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => (started ??= start())
}

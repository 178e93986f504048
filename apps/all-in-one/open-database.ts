import { join } from 'node:path'
import { startEmbedded } from '@stoa/platform/db/embedded'
import type { ShopOptions } from './options.ts'

export type Database = {
  readonly adminUrl: string
  readonly mode: string
  memory(): number | undefined
  stop(): Promise<void>
}

/** The server of DATABASE_URL, or one of our own in the data folder. */
export async function openDatabase(
  { databaseUrl, dataDir }: ShopOptions,
  print: (line: string) => void,
): Promise<Database> {
  if (databaseUrl !== undefined) {
    const { host } = new URL(databaseUrl)
    return {
      adminUrl: databaseUrl,
      mode: `one process, PostgreSQL at ${host}`,
      memory: () => undefined,
      async stop() {},
    }
  }
  const server = await startEmbedded({ dataDir: join(dataDir, 'postgres'), log: print })
  const mode = `one process, embedded PostgreSQL${server.adopted ? ' (adopted: it was still running)' : ''}`
  return { adminUrl: server.url, mode, memory: () => server.memory(), stop: () => server.stop() }
}

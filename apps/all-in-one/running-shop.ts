import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the shop of a data folder is, for commands beside it. */
export type RunningShop = {
  /** Ends with a slash. */
  readonly url: string
  /** Without a password: that of each service is derived from a secret of the folder. */
  readonly databaseUrl: string
}

const fileOf = (dataDir: string): string => join(dataDir, 'running.json')

export async function announceShop(dataDir: string, { url, databaseUrl }: RunningShop): Promise<void> {
  const server = new URL(databaseUrl)
  server.password = ''
  const text = JSON.stringify({ url, databaseUrl: server.href })
  await writeFile(fileOf(dataDir), text, { mode: 0o600 })
}

export const withdrawShop = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true })

export async function findShop(dataDir: string): Promise<RunningShop> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => undefined)
  const shop = text === undefined ? undefined : (JSON.parse(text) as RunningShop)
  const answers = shop && (await fetch(`${shop.url}livez`).catch(() => undefined))
  await answers?.body?.cancel()
  if (!shop || !answers?.ok) throw new Error(`no shop runs on ${dataDir}: npm start, or set STOA_DATA`)
  return shop
}

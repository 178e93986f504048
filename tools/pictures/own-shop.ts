import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startShop } from '@stoa/app-all-in-one/start-shop'
import { built } from '../../e2e/suites/administration.ts'

export type Shown = { readonly address: string; readonly link: string | undefined; stop(): Promise<void> }

/** The seed shop for as long as pictures are taken of it. */
export async function ownShop(): Promise<Shown> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stoa-pictures-'))
  const env = {
    STOA_LOG_LEVEL: 'error',
    GATEWAY_READS_PER_MINUTE: '1000000',
    GATEWAY_WRITES_PER_MINUTE: '1000000',
  }
  const options = { port: 0, host: '127.0.0.1', databaseUrl: undefined, currency: 'EUR', seed: true }
  const shop = await startShop({ ...options, dataDir, env }, () => {})
  await built(shop)
  return {
    address: shop.url,
    link: shop.notes.map(note => /http\S+admin-link\S+/.exec(note)?.[0]).find(Boolean),
    async stop() {
      await shop.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

import type { StartBank } from '../bank-process.ts'
import type { Database } from '../data/open-database.ts'
import { anyPort } from '../processes/any-port.ts'
import { type Child, startChild } from '../processes/start-child.ts'
import type { Running, StageOptions } from '../run/stage.ts'
import type { ShopPorts } from '../shop-process.ts'

/** One shop and nobody else at its database, so that every commit and all of the core's time are its own. */
export type JourneyStage = {
  readonly database: Database
  readonly shop: Running<ShopPorts>
  readonly bankPort: number
  readonly writeLimit: Child
  close(): Promise<void>
}

export async function setJourneyStage(
  database: Database,
  { cores, clients }: Pick<StageOptions, 'cores' | 'clients'>,
): Promise<JourneyStage> {
  const { url } = database.server
  const bankPort = await anyPort()
  const bankUrl = `http://127.0.0.1:${bankPort}`
  const shop = startChild('shop', { cores, on: 'service' }, { PAYMENTS_TESTBANK_URL: bankUrl })
  const writeLimit = startChild('write-limit', { cores, on: 'service' })
  const bank = startChild('bank', { cores, on: 'service' })
  const close = async () => {
    await Promise.all([shop, writeLimit, bank].map(child => child.stop()))
  }
  try {
    const { secret, facts } = database
    const at = await shop.ask<ShopPorts>({ databaseUrl: url, secrets: { ANY: secret } })
    await writeLimit.ask({ url, connections: clients, accounts: facts.skus.length })
    const question: StartBank = { port: bankPort, shopPort: at.open, secret }
    await bank.ask(question)
    return { database, shop: { child: shop, at }, bankPort, writeLimit, close }
  } catch (error) {
    await close()
    throw error
  }
}

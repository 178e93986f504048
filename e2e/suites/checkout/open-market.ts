import { type Clock, systemClock } from '@stoa/kernel/clock'
import { unwrap } from '@stoa/kernel/result'
import type { Db } from '@stoa/platform/db'
import type { ServiceSchema } from '@stoa/platform/migrate'
import { type Ending, testDatabase } from '@stoa/platform/testing'
import * as inventory from '../../../services/inventory/index.ts'
import * as payments from '../../../services/payments/index.ts'
import { startBank } from '../../../services/payments/testing/start-bank.ts'
import * as pricing from '../../../services/pricing/index.ts'
import { type Commits, countingCommits } from './counting-commits.ts'
import { marketServices, wireMarket } from './wire-market.ts'

export type MarketOptions = {
  /** How long a quote goes by what was read of a variant. */
  readonly keepMs?: number
  /** Where the bank tells of changes. */
  readonly webhookUrl?: string
  readonly clock?: Clock
  /** Of services that a test opens beside these. */
  readonly schemas?: readonly ServiceSchema[]
}

/** The six services that a purchase goes through, as they are, with a bank in a process of its own. */
export async function openMarket(
  t: Ending,
  { keepMs = 0, webhookUrl = 'http://127.0.0.1:9/', clock = systemClock, schemas = [] }: MarketOptions = {},
) {
  const bank = await startBank(webhookUrl)
  const database = await testDatabase(t, [...marketServices.map(({ schema }) => schema), ...schemas])
  database.beforeEnd(() => bank.stop())
  const commits: Commits = {}
  const dbs = new Map<string, Db>()
  const db = (name: string) => {
    const known = dbs.get(name) ?? countingCommits(database.db(name, { maxConnections: 6 }), name, commits)
    dbs.set(name, known)
    return known
  }
  const market = wireMarket({ db, bankUrl: bank.url, clock, keepMs })
  database.beforeEnd(() => market.close())
  const { api, call, running, kit } = market
  /** What is made here was not there. */
  const fresh = () => call(undefined, { ifMatch: 0 })
  await pricing.loadPricing({ db: db('pricing'), clock, ids: kit.ids }, pricing.seedPricing, 'seed')
  unwrap(await api.inventory.putLocation({ id: 'main', name: 'main', priority: 1, active: true }, fresh()))

  return {
    ...{ ...market, bank, commits, database, desk: running.orders, db, clock, ids: kit.ids },
    async product(sku: string, amount: number, onHand: number) {
      const variants = [{ sku, options: {}, prices: [{ currency: 'EUR', amount }], weightGrams: 500 }]
      const { id } = unwrap(
        await api.catalog.createProduct({ texts: { en: { title: sku } }, variants }, call()),
      )
      unwrap(await api.catalog.publishProduct({ id }, call()))
      unwrap(await api.inventory.putItem({ sku, policy: 'track' }, fresh()))
      const received = { sku, locationId: 'main', kind: 'received' as const, quantity: onHand }
      unwrap(await api.inventory.adjustStock(received, call()))
    },
    breaches: async () => [
      ...(await inventory.findBreaches(db('inventory'))),
      ...(await payments.findBreaches(db('payments'))),
      ...(await pricing.findBreaches(db('pricing'))),
    ],
  }
}

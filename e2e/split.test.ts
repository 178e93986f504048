import { after, describe } from 'node:test'
import { browseSuite } from './suites/browse.ts'
import { buyersSuite } from './suites/buyers.ts'
import { fuzzSuite } from './suites/fuzz.ts'
import { purchaseSuite } from './suites/purchase/purchase.ts'
import { sessionsSuite } from './suites/sessions.ts'
import { stockSuite } from './suites/stock.ts'
import { split } from './topologies/split.ts'

const shop = await split({ after })

describe('the shop with a process for each service', () => {
  browseSuite(shop)
  stockSuite(shop)
  sessionsSuite(shop)
  purchaseSuite(shop)
  buyersSuite(shop, () => shop.startBuyers(3))
  // All of them go to the same handlers in one process; here it is the way there that may differ.
  fuzzSuite(shop, { every: 7 })
})

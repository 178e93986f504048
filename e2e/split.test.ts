import { after, describe } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import { administrationSuite } from './suites/administration.ts'
import { browseSuite } from './suites/browse.ts'
import { buyersSuite } from './suites/buyers.ts'
import { deadLettersSuite } from './suites/dead-letters.ts'
import { fuzzSuite } from './suites/fuzz.ts'
import { picturesSuite } from './suites/pictures.ts'
import { crowdSuite } from './suites/purchase/crowd.ts'
import { purchaseSuite } from './suites/purchase/purchase.ts'
import { rushSuite } from './suites/purchase/rush.ts'
import { sessionsSuite } from './suites/sessions.ts'
import { stockSuite } from './suites/stock.ts'
import { togetherSuite } from './suites/together.ts'
import { traceSuite } from './suites/trace.ts'
import { split } from './topologies/split.ts'

const shop = await split({ after })

describe('the shop with a process for each service', () => {
  browseSuite(shop)
  administrationSuite(shop)
  stockSuite(shop)
  picturesSuite(shop)
  sessionsSuite(shop)
  purchaseSuite(shop)
  togetherSuite(shop)
  crowdSuite(shop)
  traceSuite(shop)
  deadLettersSuite(shop)
  buyersSuite(shop, () => shop.startBuyers(3))
  // Five hundred, over three processes too: rush.full.test.ts.
  rushSuite(shop, () => shop.startMore(ordersContract, 'gateway', 3), { buyers: 50, units: 10 })
  // All of them go to the same handlers in one process; here it is the way there that may differ.
  fuzzSuite(shop, { every: 14 })
})

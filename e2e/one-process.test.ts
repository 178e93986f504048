import { after, describe } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import { administrationSuite } from './suites/administration.ts'
import { browseSuite } from './suites/browse.ts'
import { buyersSuite } from './suites/buyers.ts'
import { deadLettersSuite } from './suites/dead-letters.ts'
import { fuzzSuite } from './suites/fuzz.ts'
import { guideSuite } from './suites/guide.ts'
import { picturesSuite } from './suites/pictures.ts'
import { crowdSuite } from './suites/purchase/crowd.ts'
import { purchaseSuite } from './suites/purchase/purchase.ts'
import { rushSuite } from './suites/purchase/rush.ts'
import { sessionsSuite } from './suites/sessions.ts'
import { stockSuite } from './suites/stock.ts'
import { togetherSuite } from './suites/together.ts'
import { traceSuite } from './suites/trace.ts'
import { oneProcess } from './topologies/one-process.ts'

const shop = await oneProcess({ after })

describe('the shop in one process', () => {
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
  guideSuite(shop)
  buyersSuite(shop, async () => [shop.buyers()])
  rushSuite(shop, async () => [shop.client(ordersContract, 'gateway')], { buyers: 500, units: 100 })
  // Every route; fuzz.full.test.ts sends all that is bad to each.
  fuzzSuite(shop, { every: 7 })
})

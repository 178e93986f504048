import { after, describe } from 'node:test'
import { browseSuite } from './suites/browse.ts'
import { buyersSuite } from './suites/buyers.ts'
import { fuzzSuite } from './suites/fuzz.ts'
import { purchaseSuite } from './suites/purchase/purchase.ts'
import { sessionsSuite } from './suites/sessions.ts'
import { stockSuite } from './suites/stock.ts'
import { oneProcess } from './topologies/one-process.ts'

const shop = await oneProcess({ after })

describe('the shop in one process', () => {
  browseSuite(shop)
  stockSuite(shop)
  sessionsSuite(shop)
  purchaseSuite(shop)
  buyersSuite(shop, async () => [shop.buyers()])
  fuzzSuite(shop)
})

import { after, describe } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import { rushSuite } from './suites/purchase/rush.ts'
import { split } from './topologies/split.ts'

const shop = await split({ after })

describe('500 buyers of 100 units, over three processes of orders on one database', () => {
  rushSuite(shop, () => shop.startMore(ordersContract, 'gateway', 3), { buyers: 500, units: 100 })
})

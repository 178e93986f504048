import { after, describe } from 'node:test'
import { fuzzSuite } from './suites/fuzz.ts'
import { oneProcess } from './topologies/one-process.ts'

const shop = await oneProcess({ after })

describe('everything bad to every route', () => {
  fuzzSuite(shop)
})

import { after, describe, it } from 'node:test'
import { dieEverywhere } from './testing/crash-matrix.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })

describe('a process that dies at any boundary of an operation', () => {
  for (const step of ['authorise', 'capture', 'refund', 'void'] as const)
    it(`${step}: the caller or the sweep goes on, and it has happened exactly once`, () =>
      dieEverywhere(till, step, n => (n % 2 === 0 ? 'caller' : 'sweep')))
})

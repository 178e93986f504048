import { after, describe, it } from 'node:test'
import { dieEverywhere } from './testing/crash-matrix.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })

describe('whoever goes on after a death at any boundary', () => {
  for (const step of ['authorise', 'capture', 'refund', 'void'] as const)
    for (const resume of ['caller', 'sweep'] as const)
      it(`${step}, the ${resume}: it has happened exactly once`, () =>
        dieEverywhere(till, step, () => resume))
})

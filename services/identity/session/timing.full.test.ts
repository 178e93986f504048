import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openIdentity } from '../testing/open-identity.ts'

const shop = await openIdentity(
  { after },
  { hashMemoryKiB: 19_456, hashPasses: 2, triesPerAccount: 1000, triesPerAddress: 100_000 },
)
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!

/** At the cost of earnest. (A request for a link never looks whether it is known: there is nothing to measure.) */
test('the time of a refused sign-in does not tell whether the account exists', async t => {
  await shop.register('known@example.com')
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let round = 0; round < 25; round++)
    for (const who of ['known', 'unknown'] as const) {
      const began = performance.now()
      await shop.signIn(`${who}@example.com`, { password: 'a wrong password' })
      times[who].push(performance.now() - began)
    }
  const ratio = median(times.known) / median(times.unknown)
  t.diagnostic(`known ${median(times.known)} ms, ratio ${ratio}`)
  assert.ok(ratio > 0.75 && ratio < 1.33, `${ratio}`)
})

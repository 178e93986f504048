import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openIdentity } from '../testing/open-identity.ts'

// The cost of earnest: what is compared is a hash of about 80 ms with whatever else the answers differ in.
const shop = await openIdentity(
  { after },
  { hashMemoryKiB: 19_456, hashPasses: 2, triesPerAccount: 1000, triesPerAddress: 100_000 },
)
await shop.register('known@example.com')

/** A fast one of the many: what makes others slow is the machine. */
const usual = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 2]!

/** In turns, so that what else the machine does befalls both. */
async function compare(rounds: number, ask: (email: string) => Promise<unknown>): Promise<number> {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let round = 0; round < rounds; round++)
    for (const who of round % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const began = performance.now()
      await ask(`${who}@example.com`)
      times[who].push(performance.now() - began)
    }
  return usual(times.known) / usual(times.unknown)
}

test('the time of an answer does not tell whether an account exists', async t => {
  const ratios = {
    signIn: await compare(15, email => shop.signIn(email, { password: 'a wrong password' })),
    reset: await compare(100, email => shop.api.requestPasswordReset({ email }, shop.call())),
  }
  t.diagnostic(JSON.stringify(ratios))
  for (const ratio of Object.values(ratios)) assert.ok(ratio > 0.7 && ratio < 1.4, JSON.stringify(ratios))
})

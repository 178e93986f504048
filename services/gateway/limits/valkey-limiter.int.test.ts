import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { testValkey } from '@stoa/platform/testing'
import { connectValkey, whenReady } from '@stoa/platform/valkey'
import { limiterConformance } from './conformance.ts'
import type { Limiter } from './limiter.ts'
import { memoryLimiter } from './memory-limiter.ts'
import { valkeyLimiter } from './valkey-limiter.ts'

const server = await testValkey()
if ('missing' in server) test('limits in Valkey', t => t.skip(server.missing))
else {
  let opened = 0
  const open = async (prefix: string): Promise<Limiter> => {
    const valkey = connectValkey({ url: server.url, prefix, report() {} })
    await whenReady(valkey)
    return valkeyLimiter(valkey, memoryLimiter(Date))
  }
  after(() => server.stop())

  // The clock is the server's, so these wait for it.
  limiterConformance('in Valkey', async () => ({
    limiter: await open(`${opened++}:`),
    advance: ms => wait(Math.min(ms, 2_100)).then(() => {}),
  }))

  test('two replicas count as one', async () => {
    const replicas = [await open('shared:'), await open('shared:')]
    const asked = Array.from({ length: 60 }, (_, i) =>
      replicas[i % 2]!.take('a', { limit: 10, windowMs: 60_000 }),
    )
    const answers = await Promise.all(asked)
    assert.equal(answers.filter(({ allowed }) => allowed).length, 10)
    for (const replica of replicas) await replica[Symbol.asyncDispose]()
  })

  test('while Valkey is away a replica counts for itself and answers at once, and then counts together again', async () => {
    const limiter = await open('away:')
    const allowance = { limit: 3, windowMs: 60_000 }
    await limiter.take('a', allowance)
    await server.kill()
    const began = performance.now()
    const answers = []
    for (let i = 0; i < 4; i++) answers.push((await limiter.take('b', allowance)).allowed)
    assert.deepEqual(answers, [true, true, true, false])
    assert.ok(performance.now() - began < 1_500)
    await server.restart()
    for (let i = 0; i < 100; i++) {
      // Counting starts anew in the new server: the fallback would still refuse.
      if ((await limiter.take('b', allowance)).allowed) break
      await wait(50)
    }
    assert.equal((await limiter.take('b', allowance)).remaining, 1)
    await limiter[Symbol.asyncDispose]()
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limiter } from './limiter.ts'

type Bench = { readonly limiter: Limiter; advance(ms: number): void | Promise<void> }
const allowance = { limit: 10, windowMs: 2_000 }

/** What every limiter promises. `open` gives one whose clock the test moves, or waits for. */
export function limiterConformance(name: string, open: () => Promise<Bench> | Bench): void {
  test(`${name}: takes what is allowed, refuses the next and says when to come again`, async () => {
    const { limiter } = await open()
    for (let left = 9; left >= 0; left--) {
      const { allowed, remaining } = await limiter.take('a', allowance)
      assert.deepEqual([allowed, remaining], [true, left])
    }
    const refused = await limiter.take('a', allowance)
    assert.equal(refused.allowed, false)
    assert.ok(refused.retryMs > 0 && refused.retryMs <= 200, `retry after ${refused.retryMs} ms`)
    assert.ok(refused.resetMs > 1_000 && refused.resetMs <= 2_000, `reset after ${refused.resetMs} ms`)
    await limiter[Symbol.asyncDispose]()
  })

  test(`${name}: counts each key for itself`, async () => {
    const { limiter } = await open()
    for (let i = 0; i < 10; i++) await limiter.take('a', allowance)
    assert.equal((await limiter.take('b', allowance)).allowed, true)
    await limiter[Symbol.asyncDispose]()
  })

  test(`${name}: what was taken flows back evenly, and no more than the limit`, async () => {
    const { limiter, advance } = await open()
    for (let i = 0; i < 10; i++) await limiter.take('a', allowance)
    await advance(450)
    const answers = [await limiter.take('a', allowance), await limiter.take('a', allowance)]
    assert.deepEqual(
      answers.map(({ allowed }) => allowed),
      [true, true],
    )
    await advance(10_000)
    assert.equal((await limiter.take('a', allowance)).remaining, 9)
    await limiter[Symbol.asyncDispose]()
  })

  test(`${name}: asking costs nothing, and knows when nothing is left`, async () => {
    const { limiter } = await open()
    for (let i = 0; i < 10; i++) {
      assert.equal((await limiter.take('a', allowance, 0)).allowed, true)
      await limiter.take('a', allowance)
    }
    assert.equal((await limiter.take('a', allowance, 0)).allowed, false)
    await limiter[Symbol.asyncDispose]()
  })

  test(`${name}: of a hundred at once exactly the limit gets through`, async () => {
    const { limiter } = await open()
    const answers = await Promise.all(Array.from({ length: 100 }, () => limiter.take('a', allowance)))
    assert.equal(answers.filter(({ allowed }) => allowed).length, 10)
    await limiter[Symbol.asyncDispose]()
  })
}

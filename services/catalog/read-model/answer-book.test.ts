import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createAnswerBook } from './answer-book.ts'

describe('answers that are kept for a moment', () => {
  it('are found once for all who ask meanwhile, and only for the same question', async () => {
    const book = createAnswerBook<number>(60_000)
    let found = 0
    const find = async () => ++found
    const answers = await Promise.all([book.read({ q: 'a' }, find), book.read({ q: 'a' }, find)])
    assert.deepEqual(answers, [1, 1])
    assert.equal(await book.read({ q: 'b' }, find), 2)
  })

  it('are not kept where nothing is to be cached, nor when finding failed', async () => {
    let found = 0
    const find = async () => ++found
    const uncached = createAnswerBook<number>(0)
    assert.deepEqual([await uncached.read('q', find), await uncached.read('q', find)], [1, 2])
    const book = createAnswerBook<number>(60_000)
    await assert.rejects(book.read('q', () => Promise.reject(new Error('the database is away'))))
    assert.equal(await book.read('q', find), 3)
  })

  it('are renewed in their last fifth, while the last one is still given', async t => {
    let now = 0
    t.mock.method(performance, 'now', () => now)
    const book = createAnswerBook<number>(1_000)
    let found = 0
    const ask = () => book.read('q', async () => ++found)
    const answers: number[] = []
    for (now of [0, 400, 850, 900, 1_700, 3_000]) answers.push(await ask())
    assert.deepEqual(answers, [1, 1, 1, 2, 2, 4])
  })

  it('are forgotten, the oldest first, before they fill the memory', async () => {
    const book = createAnswerBook<number>(60_000)
    for (let n = 0; n < 300; n += 1) await book.read(n, async () => n)
    assert.equal(await book.read(0, async () => -1), -1)
    assert.equal(await book.read(299, async () => -1), 299)
  })
})

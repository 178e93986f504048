import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gather } from './gather.ts'

describe('small writes that come together', () => {
  it('are written together, and those that come later by themselves', async () => {
    const written: (readonly number[])[] = []
    const write = gather<number>(async items => void written.push(items), { waitMs: 1, most: 10 })
    await Promise.all([1, 2, 3].map(write))
    await write(4)
    assert.deepEqual(written, [[1, 2, 3], [4]])
  })

  it('do not wait once they are many', async () => {
    const written: (readonly number[])[] = []
    const write = gather<number>(async items => void written.push(items), { waitMs: 60_000, most: 2 })
    await Promise.all([1, 2, 3, 4].map(write))
    assert.deepEqual(written, [
      [1, 2],
      [3, 4],
    ])
  })

  it('fail alone', async () => {
    const written: number[] = []
    const write = gather<number>(
      async items => {
        if (items.includes(2)) throw new Error('no two')
        written.push(...items)
      },
      { waitMs: 1, most: 10 },
    )
    const results = await Promise.allSettled([1, 2, 3].map(write))
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.deepEqual(written, [1, 3])
  })
})

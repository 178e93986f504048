import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testClock } from '@stoa/platform/testing'
import { createLately, readLately } from './lately.ts'

const open = (keepMs = 1_000, most = 2) => {
  const clock = testClock('2026-01-01T00:00:00.000Z')
  return { clock, lately: createLately<string>({ clock, keepMs, most }) }
}

describe('what was seen lately', () => {
  it('is there for its time, and no longer', () => {
    const { clock, lately } = open()
    lately.put('a', 'one')
    clock.advance(999)
    assert.equal(lately.get('a'), 'one')
    clock.advance(1)
    assert.equal(lately.get('a'), undefined)
  })

  it('is no more than there is room for: the oldest goes', () => {
    const { lately } = open()
    for (const key of ['a', 'b', 'a', 'c']) lately.put(key, key)
    assert.deepEqual(
      ['a', 'b', 'c'].map(key => lately.get(key)),
      ['a', undefined, 'c'],
    )
  })

  it('is nothing where nothing may be old', () => {
    const { lately } = open(0)
    lately.put('a', 'one')
    assert.equal(lately.get('a'), undefined)
  })

  it('is read once for many who ask at once, and again after a failure', async () => {
    const clock = testClock('2026-01-01T00:00:00.000Z')
    const lately = createLately<Promise<number>>({ clock, keepMs: 1_000, most: 2 })
    let reads = 0
    const read = async () => {
      reads += 1
      if (reads === 1) throw new Error('away')
      return reads
    }
    await assert.rejects(readLately(lately, 'a', read), /away/)
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => readLately(lately, 'a', read))), [2, 2, 2])
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn } from './from-every-room.ts'

const shelf = (...slugs: string[]) => slugs.map(slug => ({ slug }))

test('every room has its turn, and nothing comes twice', () => {
  const shelves = [shelf('mug', 'plate', 'lamp'), shelf('lamp'), shelf('coat', 'hat')]
  assert.deepEqual(
    inTurn(shelves).map(({ slug }) => slug),
    ['mug', 'lamp', 'coat', 'plate', 'hat'],
  )
  assert.deepEqual(inTurn([]), [])
})

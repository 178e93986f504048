import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLost } from './find-lost.ts'

const files: Record<string, string> = { 'a/b.test.ts': "it('does this')\nit('does that')", '.ci/run': '' }
const read = (path: string) => files[path]

test('a file or a test that the page cites and nobody finds is named', () => {
  const page = '| x | `a/b.test.ts` › “does this”, › “does more” | `a/c.test.ts` › “is” | `.ci/run` |'
  assert.deepEqual(findLost(page, read), [
    'a/b.test.ts has no test “does more”',
    'a/c.test.ts does not exist',
  ])
})

test('what is there is not', () => {
  assert.deepEqual(findLost('`a/b.test.ts` › “does this” and › “does that”; `npm test`', read), [])
})

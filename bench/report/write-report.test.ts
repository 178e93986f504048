import assert from 'node:assert/strict'
import { it } from 'node:test'
import { withMeasured } from './write-report.ts'

it('figures replace those between the marks; the words around them stay', () => {
  const guide = 'before\n<!-- measured: journey -->\nold\n<!-- /measured: journey -->\nafter\n'
  assert.equal(
    withMeasured(guide, 'new\n', { guide: 'guide.md', part: 'journey' }),
    'before\n<!-- measured: journey -->\nnew\n<!-- /measured: journey -->\nafter\n',
  )
  assert.throws(
    () => withMeasured('no marks', 'new', { guide: 'guide.md', part: 'journey' }),
    /guide\.md has no <!-- measured: journey -->/,
  )
})

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { withMeasured } from './write-report.ts'

it('figures replace those between the marks; the words around them stay', () => {
  const guide = 'before\n<!-- measured -->\nold\n<!-- /measured -->\nafter\n'
  assert.equal(
    withMeasured(guide, 'new\n', 'guide.md'),
    'before\n<!-- measured -->\nnew\n<!-- /measured -->\nafter\n',
  )
  assert.throws(() => withMeasured('no marks', 'new', 'guide.md'), /guide\.md has no <!-- measured -->/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEmpty, summarise, summaryText } from './plan-summary.ts'

const change = (address: string, ...actions: string[]) => ({ address, change: { actions } })

test('a replacement counts as one, in either order, and not as a creation', () => {
  const summary = summarise({
    resource_changes: [
      change('a', 'create'),
      change('b', 'delete', 'create'),
      change('c', 'create', 'delete'),
      change('d', 'no-op'),
    ],
  })
  assert.deepEqual(summary, { create: ['a'], update: [], replace: ['b', 'c'], remove: [] })
  assert.equal(summaryText(summary), '1 to create, 2 to REPLACE')
})

test('reading and no-op are nothing to do', () => {
  const summary = summarise({ resource_changes: [change('a', 'read'), change('b', 'no-op')] })
  assert.ok(isEmpty(summary))
  assert.equal(summaryText(summary), 'nothing to do')
})

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { changesText } from './changes-text.ts'

it('a list of paths tells what was before and what is now', () => {
  const changes = [
    { path: '/texts/en/title', before: 'Mug', after: 'Cup' },
    { path: '/publishAt', before: null, after: '2026-12-01T00:00:00.000Z' },
    { path: '/tags', before: ['new'], after: null },
  ]
  assert.equal(
    changesText({ changes }),
    'texts/en/title: Mug → Cup, publishAt: 2026-12-01T00:00:00.000Z, tags: ["new"] → nothing',
  )
})

it('fields by name, and pairs of states, read the same', () => {
  assert.equal(changesText({ changes: { roles: ['owner'] } }), 'roles: ["owner"]')
  assert.equal(
    changesText({ changes: { status: { before: 'active', after: 'disabled' } } }),
    'status: active → disabled',
  )
  assert.equal(
    changesText({
      before: { policy: 'track', safetyStock: 0 },
      after: { policy: 'backorder', safetyStock: 0 },
    }),
    'policy: track → backorder',
  )
})

it('nothing changed is nothing said', () => {
  assert.equal(changesText({ changes: {} }), '')
  assert.equal(changesText({}), '')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clashesOf, mergeDrafts } from './merge-drafts.ts'
import { type Draft, patchOf } from './product-draft.ts'

const base: Draft = {
  slug: 'mug',
  texts: { en: { title: 'Mug' }, de: { title: 'Becher' } },
  options: [],
  variants: [],
  media: [],
  attributes: {},
  categoryIds: [],
  tags: ['tea'],
  goesWith: [],
  taxCategory: 'standard',
}
const mine: Draft = { ...base, texts: { ...base.texts, en: { title: 'My mug' } }, tags: ['tea', 'new'] }
const theirs: Draft = { ...base, texts: { en: { title: 'Their mug' }, de: { title: 'Krug' } } }

test('only what both changed differently is a clash', () => {
  assert.deepEqual(clashesOf(base, mine, theirs), [
    { key: 'texts/en/title', mine: 'My mug', theirs: 'Their mug' },
  ])
  assert.deepEqual(clashesOf(base, mine, mine), [])
})

test('a merge keeps both, and where they clash whose was chosen', () => {
  const chosen = (side: 'mine' | 'theirs') => mergeDrafts(base, mine, theirs, { 'texts/en/title': side })
  assert.deepEqual(chosen('mine').texts, { en: { title: 'My mug' }, de: { title: 'Krug' } })
  assert.deepEqual(chosen('theirs').texts, theirs.texts)
  assert.deepEqual(chosen('theirs').tags, ['tea', 'new'])
})

test('a patch holds the parts that changed, and a text that was emptied is gone from it', () => {
  assert.deepEqual(patchOf(base, { ...base, tags: [] }), { tags: [] })
  const emptied = mergeDrafts(
    { ...base, texts: { en: { title: 'Mug', subtitle: 'For tea' } } },
    { ...base, texts: { en: { title: 'Mug' } } },
    { ...base, texts: { en: { title: 'Mug', subtitle: 'For tea' } } },
    {},
  )
  assert.deepEqual(emptied.texts, { en: { title: 'Mug' } })
})

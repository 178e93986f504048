import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Draft, patchOf, productShape } from '../products/product-draft.ts'
import { clashesOf, mergeDrafts, plainShape, theirChanges } from './merge.ts'

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
  assert.deepEqual(clashesOf(productShape, base, mine, theirs), [
    { key: 'texts/en/title', mine: 'My mug', theirs: 'Their mug' },
  ])
  assert.deepEqual(clashesOf(productShape, base, mine, mine), [])
})

test('a merge keeps both, and where they clash whose was chosen', () => {
  const chosen = (side: 'mine' | 'theirs') =>
    mergeDrafts(productShape, base, mine, theirs, { 'texts/en/title': side })
  assert.deepEqual(chosen('mine').texts, { en: { title: 'My mug' }, de: { title: 'Krug' } })
  assert.deepEqual(chosen('theirs').texts, theirs.texts)
  assert.deepEqual(chosen('theirs').tags, ['tea', 'new'])
})

test('a patch holds the parts that changed, and a text that was emptied is gone from it', () => {
  assert.deepEqual(patchOf(base, { ...base, tags: [] }), { tags: [] })
  const emptied = mergeDrafts(
    productShape,
    { ...base, texts: { en: { title: 'Mug', subtitle: 'For tea' } } },
    { ...base, texts: { en: { title: 'Mug' } } },
    { ...base, texts: { en: { title: 'Mug', subtitle: 'For tea' } } },
    {},
  )
  assert.deepEqual(emptied.texts, { en: { title: 'Mug' } })
})

test('what only the other changed is told, field by field', () => {
  assert.deepEqual(theirChanges(productShape, base, mine, theirs), [
    { key: 'texts/de/title', mine: 'Becher', theirs: 'Krug' },
  ])
})

test('a plain draft merges by its parts', () => {
  const shape = plainShape<{ name: string; active: boolean }>()
  const [was, ours, others] = [
    { name: 'Trade', active: true },
    { name: 'Trade 2', active: true },
    { name: 'Trade', active: false },
  ]
  assert.deepEqual(clashesOf(shape, was, ours, others), [])
  assert.deepEqual(mergeDrafts(shape, was, ours, others, {}), { name: 'Trade 2', active: false })
})

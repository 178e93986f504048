import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldText, freeSlug, slugOf } from '../product/slug.ts'
import { bucketOf, buckets } from './index-row.ts'
import { nearestWord, slipsBetween } from './nearest-word.ts'
import { byLanguage } from './synonym-book.ts'
import { queryWords, skuTerm, wordsQuery } from './words-query.ts'

test('words are folded and joined, and synonyms stand beside them', () => {
  const book = byLanguage([{ language: 'en', words: ['Sofa', 'couch', 'two seater'] }]).get('en')!
  const query = (text: string, prefix = false) => wordsQuery(queryWords(text), book, prefix)
  assert.equal(query('Grüner Tisch!'), 'gruner & tisch')
  assert.equal(query('red sofa'), 'red & (sofa | couch | (two & seater))')
  assert.equal(query('two seater red'), '((two & seater) | sofa | couch) & red')
  assert.equal(query('stonew', true), 'stonew:*')
  assert.equal(query("'; drop & table | !x"), 'drop & table & x')
})

test('the nearest word is the one with the fewest slips, then the most frequent', () => {
  const words = [
    { word: 'mug', documents: 3 },
    { word: 'rug', documents: 9 },
    { word: 'stoneware', documents: 2 },
  ]
  assert.equal(nearestWord('mgu', words), 'mug')
  assert.equal(nearestWord('bug', words), 'rug')
  assert.equal(nearestWord('stonewear', words), 'stoneware')
  assert.equal(nearestWord('lamp', words), undefined)
  assert.deepEqual(
    [slipsBetween('abcd', 'acbd'), slipsBetween('', 'ab'), slipsBetween('kitten', 'sitting')],
    [1, 2, 3],
  )
})

test('a SKU is looked for as it is, if it can be one', () => {
  assert.equal(skuTerm(' MUG-Sand '), "'~s:mug-sand'")
  assert.equal(skuTerm('two words'), '')
})

test('slugs spell what a title says, and step aside for each other', () => {
  assert.equal(slugOf('Grüner Tisch, 2 m — “Øre”', 'x'), 'gruener-tisch-2-m-ore')
  assert.equal(slugOf('你好', 'product'), 'product')
  assert.equal(foldText('Straße ÉTÉ'), 'strasse ete')
  assert.equal(freeSlug('a', new Set(['a', 'a-2', 'a-4'])), 'a-3')
})

test('buckets share ids evenly, also those that follow each other', () => {
  const counts = new Array<number>(buckets).fill(0)
  for (let n = 0; n < 25_600; n += 1) counts[bucketOf(`prod_${String(n).padStart(26, '0')}`)]! += 1
  assert.ok(
    Math.min(...counts) > 50 && Math.max(...counts) < 160,
    `${Math.min(...counts)} to ${Math.max(...counts)} of 100`,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWritten, toWinAnsi } from './pdf-text.ts'

test('names of other scripts are printed in letters that every reader has', () => {
  const names = {
    'Łukasz Żółć': 'Lukasz Zólc',
    'Nguyễn Thị Hạnh': 'Nguyen Thi Hanh',
    'Наталья Щербакова': 'Natalia Shcherbakova',
    'Київ, вулиця Лесі Українки': 'Kiiv, vulitsia Lesi Ukrainki',
    'Γιώργος Παπαδόπουλος': 'Giorgos Papadopoulos',
    홍길동: 'honggildong',
    トウキョウ: 'Toukyou',
    きっと: 'Kitto',
    'محمد علي': 'mhmd aly',
    'שרה כהן': 'shrh khn',
    'Jörg Müßig, Ærø €': 'Jörg Müßig, Ærø €',
    '王小明 Market 1': '??? Market 1',
  }
  for (const [name, printed] of Object.entries(names)) assert.equal(toWinAnsi(name), printed)
})

test('it is told what does not stand on paper as it was written', () => {
  assert.ok(isWritten('Jörg Müßig'))
  assert.ok(!isWritten('Łukasz'))
  assert.ok(!isWritten('王'))
})

test('whatever is written, nothing is left that the fonts do not know', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const printed = toWinAnsi(text)
      assert.equal(toWinAnsi(printed), printed)
    }),
  )
})

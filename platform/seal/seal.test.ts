import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSeal } from './index.ts'

test('what is sealed opens in its own place only', () => {
  const seal = openSeal('a key', 'KEYS')
  const sealed = seal.seal('a secret', 'webhook 1')
  assert.ok(!sealed.includes('a secret'))
  assert.equal(seal.open(sealed, 'webhook 1'), 'a secret')
  assert.throws(() => seal.open(sealed, 'webhook 2'))
})

test('after a rotation the old opens and is known for old; without its key the error names the ring', () => {
  const sealed = openSeal('old', 'KEYS').seal('a secret', 'x')
  const rotated = openSeal('new,old', 'KEYS')
  assert.equal(rotated.open(sealed, 'x'), 'a secret')
  assert.equal(rotated.isOld(sealed), true)
  assert.equal(rotated.isOld(rotated.seal('a secret', 'x')), false)
  assert.throws(() => openSeal('new', 'KEYS').open(sealed, 'x'), /KEYS does not hold/)
})

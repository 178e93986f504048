import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, fingerprint } from './fingerprint.ts'

test('the order of keys and members that are undefined make no difference', () => {
  assert.equal(canonicalJson({ b: 1, a: { d: undefined, c: [2, null] } }), '{"a":{"c":[2,null]},"b":1}')
  assert.equal(fingerprint({ a: 1, b: 2 }), fingerprint({ b: 2, a: 1, c: undefined }))
})

test('it is JSON with the same meaning, and different meanings have different texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const plain = JSON.parse(JSON.stringify(a))
      assert.deepEqual(JSON.parse(canonicalJson(a)), plain)
      const same = canonicalJson(JSON.parse(JSON.stringify(b))) === canonicalJson(plain)
      assert.equal(canonicalJson(a) === canonicalJson(b), same)
    }),
  )
})

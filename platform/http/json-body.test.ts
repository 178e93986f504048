import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { parseJsonBody } from './json-body.ts'

const detailOf = (bytes: Buffer | string): string => {
  try {
    parseJsonBody(Buffer.from(bytes as string))
    return 'fine'
  } catch (error) {
    return isPlatformError(error) ? `${error.code}: ${error.detail}` : String(error)
  }
}

test('good JSON comes through, escapes and all', () => {
  assert.deepEqual(parseJsonBody(Buffer.from('{"a":[1,"\\u00fc\\ud83d\\ude00",null],"b":"]}{["}')), {
    a: [1, 'ü😀', null],
    b: ']}{[',
  })
  assert.equal(parseJsonBody(Buffer.alloc(0)), undefined)
})

test('the first bad byte is counted in bytes, after characters of any length', () => {
  assert.match(detailOf(Buffer.from([0xff])), /byte 0$/)
  assert.match(
    detailOf(Buffer.concat([Buffer.from('"ü\ufffd'), Buffer.from([0xe2, 0x82]), Buffer.from('"')])),
    /byte 6$/,
  )
})

test('depth is bounded, and brackets in text do not count', () => {
  assert.match(detailOf(`${'['.repeat(65)}${']'.repeat(65)}`), /deeper than 64 levels at position 64/)
  assert.equal(detailOf(`"${'[{'.repeat(500)}"`), 'fine')
  assert.equal(detailOf(`"\\"${'['.repeat(500)}"`), 'fine')
})

test('a hidden prototype key is found behind escapes and in the depth', () => {
  assert.match(detailOf('{"a":[{"__proto__":1}]}'), /^validation_failed/)
  assert.match(detailOf('{"\\u005f_proto__":1}'), /^validation_failed/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsedJson, parseInt8, parseTimestamptz, textJson } from './parsers.ts'

test('a bigint is a number as long as it is exact', () => {
  assert.equal(parseInt8('9007199254740991'), Number.MAX_SAFE_INTEGER)
  assert.equal(parseInt8('-42'), -42)
  assert.throws(() => parseInt8('9007199254740992'), /9007199254740992 is beyond 2\^53/)
})

test('a time is written as toISOString does, with microseconds where there are any', () => {
  assert.equal(parseTimestamptz('2026-11-21 12:00:00+00'), '2026-11-21T12:00:00.000Z')
  assert.equal(parseTimestamptz('2026-11-21 12:00:00.5+00'), '2026-11-21T12:00:00.500Z')
  assert.equal(parseTimestamptz('2026-11-21 12:00:00.123456+00'), '2026-11-21T12:00:00.123456Z')
  assert.equal(parseTimestamptz('2026-11-21 12:00:00+05:30'), '2026-11-21T06:30:00.000Z')
  assert.equal(parseTimestamptz('2026-11-21 12:00:00-03'), '2026-11-21T15:00:00.000Z')
  assert.equal(parseTimestamptz('infinity'), 'infinity')
})

test('arrays hold parsed elements and nulls', () => {
  assert.deepEqual(parsedJson.getTypeParser(1016)('{1,NULL,3}'), [1, null, 3])
  assert.deepEqual(parsedJson.getTypeParser(1185)('{"2026-11-21 12:00:00+00"}'), ['2026-11-21T12:00:00.000Z'])
})

test('json is parsed, or handed on as text', () => {
  assert.deepEqual(parsedJson.getTypeParser(3802)('{"a":1}'), { a: 1 })
  assert.equal(textJson.getTypeParser(3802)('{"a":1}'), '{"a":1}')
  assert.equal(textJson.getTypeParser(20)('7'), 7)
})

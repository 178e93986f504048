import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toRequest } from './request.ts'
import { sql } from './sql.ts'
import { statement } from './statement.ts'

test('a name that PostgreSQL would cut, or that nobody could search for, is refused', () => {
  assert.throws(() => statement('x'.repeat(52), 'select 1'), /must be 1 to 51 characters/)
  assert.throws(() => statement('Find Product', 'select 1'), /'Find Product'/)
  assert.throws(() => statement('', 'select 1'))
})

test('a stale statement gets a new name and a new text', () => {
  const find = statement('shop.find', 'select $1')
  assert.deepEqual(
    { ...toRequest(find, [1], 0), types: 0 },
    { name: 'shop.find', text: 'select $1', values: [1], types: 0 },
  )
  const renewed = toRequest(find, [1], 2)
  assert.equal(renewed.name, 'shop.find~2')
  assert.equal(renewed.text, 'select $1\n/* 2 */')
})

test('an Sql value is sent unnamed with its own values', () => {
  const request = toRequest(sql`select ${1} where ${sql`a = ${'b'}`}`, undefined, 3)
  assert.equal(request.name, undefined)
  assert.equal(request.text, 'select $1 where a = $2')
  assert.deepEqual(request.values, [1, 'b'])
  assert.throws(() => toRequest(sql`select 1`, [1], 0), /pass no params/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Type } from 'typebox'
import { compileSerializer } from './serializer.ts'
import { compileValidator } from './validator.ts'

const price = Type.Object({ amount: Type.Integer(), currency: Type.String({ minLength: 3 }) })
const product = Type.Object({
  id: Type.String(),
  state: Type.Union([Type.Literal('draft'), Type.Literal('published')]),
  prices: Type.Array(price),
  parent: Type.Union([price, Type.Null()]),
  names: Type.Record(Type.String(), Type.String()),
  note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  extra: Type.Unknown(),
})
const merged = Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.Optional(price) })])

const good = { id: 'p', state: 'draft', prices: [], parent: null, names: {}, value: 1, extra: 1 }
const strict = compileValidator(product, { unknownFields: 'reject' })
const loose = compileValidator(product, { unknownFields: 'ignore' })

test('unknown fields are refused at the edge, at any depth, and ignored between services', () => {
  const odd = { ...good, colour: 1, prices: [{ amount: 1, currency: 'EUR', tax: 1 }] }
  assert.deepEqual(
    strict(odd)
      ?.map(({ pointer }) => pointer)
      .sort(),
    ['/colour', '/prices/0/tax'],
  )
  assert.equal(loose(odd), undefined)
})

test('an open map stays open, an intersection is closed as one object', () => {
  assert.equal(strict({ ...good, names: { de: 'x', en: 'y' } }), undefined)
  const check = compileValidator(merged, { unknownFields: 'reject' })
  assert.equal(check({ a: 'x', b: { amount: 1, currency: 'EUR' } }), undefined)
  assert.deepEqual(
    check({ a: 'x', c: 1 })?.map(({ pointer }) => pointer),
    ['/c'],
  )
})

test('every wrong field is told, once, with what would be right', () => {
  const problems = strict({ ...good, state: 'gone', prices: [{ amount: '1', currency: 'E' }] })
  assert.deepEqual(problems, [
    { pointer: '/state', detail: 'must be one of draft, published' },
    { pointer: '/prices/0/amount', detail: 'must be integer' },
    { pointer: '/prices/0/currency', detail: 'must NOT have fewer than 3 characters' },
  ])
})

test('values are neither coerced nor completed', () => {
  const value = { ...good, prices: [{ amount: '1', currency: 'EUR' }] }
  const before = structuredClone(value)
  assert.ok(strict(value))
  assert.deepEqual(value, before)
})

const money = fc.record({ amount: fc.integer(), currency: fc.string({ minLength: 3 }) })
const products = fc.record(
  {
    id: fc.string(),
    state: fc.constantFrom('draft', 'published'),
    prices: fc.array(money),
    parent: fc.option(money),
    names: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
    note: fc.option(fc.string()),
    value: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
    extra: fc.jsonValue(),
  },
  { requiredKeys: ['id', 'state', 'prices', 'parent', 'names', 'value', 'extra'], noNullPrototype: true },
)

test('the compiled serializer writes what JSON.stringify writes', () => {
  const serialize = compileSerializer(product)
  fc.assert(
    fc.property(products, value => {
      const plain = JSON.parse(JSON.stringify(value))
      assert.deepEqual(JSON.parse(serialize(plain)), plain)
    }),
  )
})

test('it leaves out what the schema does not name', () => {
  const text = compileSerializer(product)({
    ...good,
    secret: 1,
    prices: [{ amount: 1, currency: 'EUR', cost: 1 }],
  })
  assert.deepEqual(JSON.parse(text), { ...good, prices: [{ amount: 1, currency: 'EUR' }] })
})

test('nullable objects keep their value (fast-json-stringify once made them null)', () => {
  const serialize = compileSerializer(Type.Object({ parent: Type.Union([Type.Null(), price]) }))
  assert.equal(
    serialize({ parent: { amount: 1, currency: 'EUR' } }),
    '{"parent":{"amount":1,"currency":"EUR"}}',
  )
})

test('a map takes at the edge only the keys that its pattern allows', () => {
  const schema = Type.Object({ texts: Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String()) })
  const check = compileValidator(schema, { unknownFields: 'reject' })
  assert.equal(check({ texts: { en: 'x' } }), undefined)
  assert.deepEqual(check({ texts: { toString: 'x' } }), [
    { pointer: '/texts/toString', detail: 'is not a known field' },
  ])
})

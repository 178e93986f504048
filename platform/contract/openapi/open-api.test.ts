import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shelfContract } from '../fixture/shelf-contract.ts'
import { openApi } from './open-api.ts'

type Operation = {
  parameters?: { name: string; in: string; required: boolean; schema?: object; content?: object }[]
  requestBody?: {
    required: boolean
    content: Record<string, { schema?: { required: string[]; additionalProperties: boolean } }>
  }
  responses: Record<string, { 'x-codes'?: string[] }>
  security?: object[]
}

const operation = (path: string, verb: string): Operation =>
  openApi([shelfContract], { public: false }).paths[path]![verb] as Operation

test('the public document names public methods only', () => {
  const all = Object.keys(openApi([shelfContract], { public: false }).paths)
  const open = Object.keys(openApi([shelfContract], { public: true }).paths)
  assert.deepEqual(
    all.filter(path => !open.includes(path)),
    ['/v1/books/wait'],
  )
})

test('query fields are parameters, structured ones as JSON', () => {
  const { parameters = [] } = operation('/v1/books', 'get')
  assert.deepEqual(
    parameters.map(({ name }) => name),
    ['limit', 'kind', 'inStock', 'filter', 'cursor'],
  )
  assert.ok(parameters.find(({ name }) => name === 'filter')?.content)
  assert.ok(parameters.every(({ required }) => !required))
})

test('path fields leave the body, and the body is closed', () => {
  const { parameters = [], requestBody } = operation('/v1/admin/books/{id}', 'put')
  assert.deepEqual(
    parameters.map(({ name, in: place }) => `${place} ${name}`),
    ['path id', 'header If-Match'],
  )
  const schema = requestBody?.content['application/json']?.schema
  assert.deepEqual(schema?.required, ['title', 'kind'])
  assert.equal(schema?.additionalProperties, false)
})

test('declared errors stand at their status, and what needs a name says so', () => {
  const add = operation('/v1/admin/books', 'post')
  assert.deepEqual(add.responses['409']?.['x-codes'], ['title_taken'])
  assert.deepEqual(Object.keys(add.responses), ['201', '409', 'default'])
  assert.ok(add.security)
  assert.equal(operation('/v1/books/{id}', 'get').security, undefined)
})

test('every reference resolves', () => {
  const text = JSON.stringify(openApi([shelfContract], { public: true }))
  const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference))
  assert.deepEqual([...references], ['#/components/schemas/Problem'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderReference } from './index.ts'
import { kindOf, limitsOf } from './schema-text.ts'

const document = {
  info: { title: 'Shop', version: '1' },
  paths: {
    '/v1/things/{id}': {
      put: {
        operationId: 'shop.putThing',
        tags: ['shop'],
        summary: 'Put <a> thing',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 9 } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
              },
              examples: { plain: { value: { name: 'x' } } },
            },
          },
        },
        responses: {
          200: {
            description: 'Found',
            content: {
              'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } },
            },
          },
        },
      },
    },
  },
}

test('every operation has a section that the list links to, escaped', () => {
  const page = renderReference(document, '/openapi.json')
  assert.match(page, /href="#shop\.putThing"/)
  assert.match(page, /<section id="shop\.putThing">/)
  assert.match(page, /Put &lt;a&gt; thing/)
  assert.match(page, /string\[\]/)
  assert.match(page, /Example: plain/)
})

test('kinds and limits are written as people read them', () => {
  assert.equal(kindOf({ anyOf: [{ const: 'a' }, { type: 'null' }] }), '"a" | null')
  assert.equal(limitsOf({ minimum: 1, maximum: 9, default: 3 }), '1 to 9, default 3')
  assert.equal(limitsOf({ maxLength: 5 }), 'at most 5 characters')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ApiDocument, apiChanges } from './api-changes.ts'
import { eventChanges } from './event-changes.ts'
import { schemaChanges } from './schema-changes.ts'

const text = { type: 'string' }
const object = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
})

const released = {
  paths: {
    '/v1/books': {
      get: {
        parameters: [
          {
            name: 'kind',
            in: 'query',
            required: false,
            schema: { type: 'string', enum: ['novel', 'atlas'] },
          },
        ],
        responses: {
          200: {
            content: {
              'application/json': {
                schema: object({ items: { type: 'array', items: object({ id: text }, ['id']) } }, ['items']),
              },
            },
          },
        },
        'x-actors': ['customer', 'staff'],
        'x-visibility': 'public',
      },
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: object({ title: text, pages: { type: 'integer', maximum: 900 } }, ['title']),
            },
          },
        },
        responses: { 201: {}, 409: { 'x-codes': ['title_taken', 'shelf_full'] } },
      },
    },
  },
}

/** Changes a copy of the released document. */
function changed(edit: (paths: typeof released.paths) => void): string[] {
  const current = structuredClone(released)
  edit(current.paths)
  return apiChanges(released as unknown as ApiDocument, current as unknown as ApiDocument)
}

const books = (paths: typeof released.paths) => paths['/v1/books']
const body = (paths: typeof released.paths) =>
  books(paths).post.requestBody.content['application/json'].schema
const item = (paths: typeof released.paths) =>
  books(paths).get.responses[200].content['application/json'].schema.properties as {
    items: { items: { properties: Record<string, unknown>; required: readonly string[] } }
  }

test('what breaks a client is told with the place', () => {
  const cases: [string, (paths: typeof released.paths) => void][] = [
    ['GET /v1/books: the method was removed', paths => Reflect.deleteProperty(books(paths), 'get')],
    [
      'POST /v1/books body/pages: the field was removed',
      paths => Reflect.deleteProperty(body(paths).properties, 'pages'),
    ],
    [
      'POST /v1/books body/pages: is now required',
      paths => Object.assign(body(paths), { required: ['title', 'pages'] }),
    ],
    [
      'POST /v1/books body/title: type changed from string to integer',
      paths => Object.assign(body(paths).properties, { title: { type: 'integer' } }),
    ],
    [
      'POST /v1/books body/pages: maximum is now 10',
      paths => Object.assign(body(paths).properties, { pages: { type: 'integer', maximum: 10 } }),
    ],
    [
      'GET /v1/books query kind: the value atlas was removed',
      paths =>
        Object.assign(books(paths).get.parameters[0]!, { schema: { type: 'string', enum: ['novel'] } }),
    ],
    [
      'GET /v1/books query kind: is now required',
      paths => Object.assign(books(paths).get.parameters[0]!, { required: true }),
    ],
    [
      'GET /v1/books query kind: the parameter was removed',
      paths => Object.assign(books(paths).get, { parameters: [] }),
    ],
    [
      'GET /v1/books 200/items/*/id: the field was removed',
      paths => Object.assign(item(paths).items.items, { properties: {} }),
    ],
    [
      'GET /v1/books 200/items/*/id: may now be missing',
      paths => Object.assign(item(paths).items.items, { required: [] }),
    ],
    [
      'POST /v1/books: the error shelf_full (409) was removed',
      paths => Object.assign(books(paths).post.responses[409], { 'x-codes': ['title_taken'] }),
    ],
    [
      'POST /v1/books: no longer answers 201',
      paths =>
        Object.assign(books(paths).post, { responses: { 200: {}, 409: books(paths).post.responses[409] } }),
    ],
    [
      'GET /v1/books: a staff may no longer call it',
      paths => Object.assign(books(paths).get, { 'x-actors': ['customer'] }),
    ],
    [
      'GET /v1/books: is no longer public',
      paths => Object.assign(books(paths).get, { 'x-visibility': 'internal' }),
    ],
  ]
  for (const [expected, edit] of cases) assert.deepEqual(changed(edit), [expected])
})

test('what only adds is no break', () => {
  const fine: ((paths: typeof released.paths) => void)[] = [
    () => {},
    paths => Object.assign(paths, { '/v1/shelves': { get: { responses: { 200: {} } } } }),
    paths => Object.assign(body(paths).properties, { subtitle: text }),
    paths => Object.assign(item(paths).items.items.properties, { title: text }),
    paths =>
      Object.assign(books(paths).post.responses[409], {
        'x-codes': ['title_taken', 'shelf_full', 'shelf_gone'],
      }),
    paths =>
      Object.assign(books(paths).get.parameters[0]!, {
        schema: { type: 'string', enum: ['novel', 'atlas', 'poem'] },
      }),
    paths => Object.assign(books(paths).get, { 'x-actors': ['anonymous'] }),
  ]
  for (const edit of fine) assert.deepEqual(changed(edit), [])
})

test('alternatives: input may take more of them, output may say fewer', () => {
  const [one, two] = [object({ a: text }, ['a']), object({ b: text }, ['b'])]
  const narrow = { anyOf: [one] }
  const wide = { anyOf: [one, two] }
  assert.deepEqual(schemaChanges(narrow, wide, 'input', 'x'), [])
  assert.deepEqual(schemaChanges(wide, narrow, 'output', 'x'), [])
  assert.equal(schemaChanges(wide, narrow, 'input', 'x').length, 1)
  assert.equal(schemaChanges(narrow, wide, 'output', 'x').length, 1)
})

test('events only ever say more', () => {
  const before = {
    'shelf.book-added': { schemaVersion: 1, description: '', data: object({ id: text }, ['id']) },
  }
  const more = {
    'shelf.book-added': { schemaVersion: 2, description: '', data: object({ id: text, kind: text }, ['id']) },
  }
  assert.deepEqual(eventChanges(before, more), [])
  assert.deepEqual(eventChanges(before, {}), ['shelf.book-added: the event was removed'])
  assert.deepEqual(eventChanges(more, before), [
    'shelf.book-added: its schemaVersion went down',
    'shelf.book-added/kind: the field was removed',
  ])
})

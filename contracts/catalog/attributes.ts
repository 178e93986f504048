import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, everyone } from './access.ts'
import { Attribute, AttributeInput, AttributePatch } from './attribute.ts'
import { Code, Version } from './values.ts'

const notFound = { attribute_not_found: { status: 404, description: 'There is no such attribute' } } as const
const changed = {
  attribute_changed: {
    status: 412,
    description: 'Somebody else changed it since it was read',
    data: Type.Object({ version: Version }),
  },
} as const
const invalid = {
  attribute_invalid: {
    status: 422,
    description: 'The code is taken, or unit, values and multiple do not fit the type',
    data: Type.Object({
      problems: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    }),
  },
} as const
const input = Type.Object({ code: Code })

export const listAttributes = defineMethod({
  ...everyone,
  http: 'GET /v1/attributes',
  summary: 'Every attribute that products can have, in order of position',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Attribute) }),
  cacheSeconds: 5,
})

export const getAttribute = defineMethod({
  ...everyone,
  http: 'GET /v1/attributes/:code',
  summary: 'One attribute',
  input,
  output: Attribute,
  errors: notFound,
  etag: true,
})

export const getManyAttributes = defineMethod({
  ...everyone,
  http: 'GET /v1/batch/attributes',
  summary: 'Up to 100 attributes by code',
  input: Type.Object({ codes: Type.Array(Code, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(Attribute), missing: Type.Array(Type.String()) }),
})

export const createAttribute = defineMethod({
  ...editors,
  http: 'POST /v1/admin/attributes',
  summary: 'Define an attribute',
  input: AttributeInput,
  output: Attribute,
  errors: invalid,
  success: 201,
  idempotency: 'optional',
  etag: true,
  examples: [
    {
      name: 'a measure',
      input: {
        code: 'height',
        type: 'unit',
        unit: 'cm',
        labels: { en: 'Height', de: 'Höhe' },
        facetable: true,
      },
    },
  ],
})

export const updateAttribute = defineMethod({
  ...editors,
  http: 'PATCH /v1/admin/attributes/:code',
  summary: 'Change an attribute; its type stays',
  input: Type.Object({ code: Code, ...AttributePatch.properties }),
  output: Attribute,
  errors: { ...notFound, ...changed, ...invalid },
  idempotency: 'optional',
  ifMatch: 'required',
  etag: true,
})

export const deleteAttribute = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/attributes/:code',
  summary: 'Delete an attribute; values that products hold are no longer shown',
  input,
  output: input,
  errors: { ...notFound, ...changed },
  ifMatch: 'required',
})

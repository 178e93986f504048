import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import {
  Availability,
  Item,
  Location,
  LocationId,
  Movement,
  Policy,
  page,
  pageInput,
  Sku,
} from './schemas.ts'

const staff = { visibility: 'public', actors: ['staff', 'key'] } as const
const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const

export const getAvailability = defineMethod({
  ...everyone,
  http: 'GET /v1/availability/:sku',
  summary: 'What can be promised of one SKU',
  input: Type.Object({ sku: Sku }),
  output: Availability,
})

export const getManyAvailability = defineMethod({
  ...everyone,
  http: 'GET /v1/availability',
  summary: 'What can be promised of up to 100 SKUs',
  description: 'Unknown SKUs are left out of the answer.',
  input: Type.Object({ skus: Type.Array(Sku, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(Availability) }),
})

export const listLocations = defineMethod({
  ...staff,
  http: 'GET /v1/admin/locations',
  permission: 'inventory.read',
  summary: 'Every location, in order of priority',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Location) }),
})

export const putLocation = defineMethod({
  ...staff,
  http: 'PUT /v1/admin/locations/:id',
  permission: 'inventory.write',
  summary: 'Create or change a location',
  description: '`If-Match: "0"` says that there was none yet.',
  input: Type.Object({
    id: LocationId,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    priority: Type.Integer({ minimum: 0, maximum: 10_000 }),
    active: Type.Boolean(),
  }),
  output: Location,
  etag: true,
  ifMatch: 'required',
})

export const getItem = defineMethod({
  ...staff,
  http: 'GET /v1/admin/stock/:sku',
  permission: 'inventory.read',
  summary: 'Policy and levels of one SKU',
  input: Type.Object({ sku: Sku }),
  output: Item,
  etag: true,
})

export const listItems = defineMethod({
  ...staff,
  http: 'GET /v1/admin/stock',
  permission: 'inventory.read',
  summary: 'SKUs with their levels, in order of SKU',
  input: Type.Object({
    ...pageInput,
    skus: Type.Optional(Type.Array(Sku, { maxItems: 100 })),
    below: Type.Optional(
      Type.Integer({
        minimum: -1_000_000_000,
        maximum: 1_000_000_000,
        description: 'Only SKUs of which fewer can be promised',
      }),
    ),
  }),
  output: page(Item),
})

export const putItem = defineMethod({
  ...staff,
  http: 'PUT /v1/admin/stock/:sku',
  permission: 'inventory.write',
  summary: "Create a SKU's stock record or change its policy",
  description: '`If-Match: "0"` says that there was none yet.',
  input: Type.Object({
    sku: Sku,
    policy: Policy,
    safetyStock: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
    backorderLimit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  }),
  output: Item,
  errors: {
    promised_more: { status: 409, description: 'Open reservations need more than this policy allows' },
  },
  etag: true,
  ifMatch: 'required',
})

export const adjustStock = defineMethod({
  ...staff,
  http: 'POST /v1/admin/stock/:sku/adjustments',
  permission: 'inventory.write',
  summary: 'Receive, count or write off units at a location',
  input: Type.Object({
    sku: Sku,
    locationId: LocationId,
    kind: Type.Union([
      Type.Literal('received'),
      Type.Literal('counted'),
      Type.Literal('damaged'),
      Type.Literal('returned'),
      Type.Literal('corrected'),
    ]),
    quantity: Type.Integer({
      minimum: -1_000_000,
      maximum: 1_000_000,
      description: 'A difference; for `counted` the number found',
    }),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
    reference: Type.Optional(Type.String({ maxLength: 128 })),
  }),
  output: Item,
  errors: {
    below_zero: { status: 409, description: 'There are not that many units on hand' },
    promised_more: { status: 409, description: 'These units are promised to orders or open checkouts' },
    unknown_location: { status: 422, description: 'There is no such location' },
  },
  idempotency: 'optional',
  success: 201,
})

export const listMovements = defineMethod({
  ...staff,
  http: 'GET /v1/admin/stock/:sku/movements',
  permission: 'inventory.read',
  summary: "A SKU's movements, newest first",
  input: Type.Object({ sku: Sku, ...pageInput }),
  output: page(Movement),
})

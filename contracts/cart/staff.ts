import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Currency, Instant, Sku } from '../pricing/values.ts'
import { Cart } from './cart.ts'
import { CartId, pageInput, pageOf, Quantity, Version } from './values.ts'

const readers = { visibility: 'public', actors: ['staff', 'key'], permission: 'cart.read' } as const
const editors = { visibility: 'public', actors: ['staff', 'key'], permission: 'cart.write' } as const

export const CartRow = Type.Object({
  id: CartId,
  customerId: Type.Optional(Type.String()),
  currency: Currency,
  lines: Type.Integer(),
  units: Type.Integer(),
  updatedAt: Instant,
  expiresAt: Instant,
})

export const QuantityRule = Type.Object({
  sku: Sku,
  least: Quantity,
  most: Quantity,
  step: { ...Quantity, description: 'Only multiples of it' },
  version: Version,
})

export const listCarts = defineMethod({
  ...readers,
  http: 'GET /v1/admin/carts',
  summary: 'Open carts with something in them, last changed first',
  input: Type.Object({
    idleSince: Type.Optional({
      ...Instant,
      description: 'Only those that nobody changed since: abandoned ones',
    }),
    ...pageInput,
  }),
  output: pageOf(CartRow),
})

export const getStaffCart = defineMethod({
  ...readers,
  http: 'GET /v1/admin/carts/:id',
  summary: 'One open cart as its owner sees it',
  input: Type.Object({ id: CartId }),
  output: Cart,
})

export const listQuantityRules = defineMethod({
  ...readers,
  http: 'GET /v1/admin/quantity-rules',
  summary: 'In which quantities SKUs are sold, in order of SKU',
  input: Type.Object(pageInput),
  output: pageOf(QuantityRule),
})

export const putQuantityRule = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/quantity-rules/:sku',
  summary: 'Set in which quantities a SKU is sold',
  description: '`If-Match: "0"` says that there was none yet.',
  input: Type.Object({
    sku: Sku,
    least: Type.Optional({ ...Quantity, default: 1 }),
    most: Type.Optional({ ...Quantity, default: 1_000_000 }),
    step: Type.Optional({ ...Quantity, default: 1 }),
  }),
  output: QuantityRule,
  errors: {
    rule_invalid: { status: 422, description: 'No quantity satisfies it' },
  },
  ifMatch: 'required',
  etag: true,
  examples: [{ name: 'by the half dozen', input: { sku: 'MUG-SAND', least: 6, step: 6 } }],
})

export const deleteQuantityRule = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/quantity-rules/:sku',
  summary: 'Sell a SKU in any quantity again',
  input: Type.Object({ sku: Sku }),
  output: Type.Null(),
  ifMatch: 'required',
  success: 204,
})

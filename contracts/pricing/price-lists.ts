import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import {
  Amount,
  Channel,
  Currency,
  Group,
  invalid,
  PriceListId,
  pageInput,
  pageOf,
  Quantity,
  Schedule,
  Sku,
  stored,
} from './values.ts'

export const PriceListInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  currency: Currency,
  customerGroup: Type.Optional({ ...Group, description: 'For this group only; without it for everyone' }),
  channels: Type.Optional(Type.Array(Channel, { maxItems: 50, description: 'Without it in every market' })),
  priority: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 10_000,
      default: 0,
      description: 'Of two lists that both price a SKU the higher one counts; of equals the lower price',
    }),
  ),
  ...Schedule,
})
export const PriceList = Type.Object({ id: PriceListId, ...PriceListInput.properties, ...stored })
export const PriceListEntry = Type.Object({
  sku: Sku,
  minQuantity: { ...Quantity, description: 'From how many units of the SKU in the cart on' },
  amount: Amount,
})

const id = { id: PriceListId }

export const listPriceLists = defineMethod({
  ...readers,
  http: 'GET /v1/admin/price-lists',
  summary: 'Price lists, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(PriceList),
})

export const getPriceList = defineMethod({
  ...readers,
  http: 'GET /v1/admin/price-lists/:id',
  summary: 'One price list, without its entries',
  input: Type.Object(id),
  output: PriceList,
  etag: true,
})

export const createPriceList = defineMethod({
  ...editors,
  http: 'POST /v1/admin/price-lists',
  summary: 'Create a price list',
  description:
    'The catalogue owns the base price of a variant; a list replaces it for whom and when it applies. What has no base price in a currency is not sold in it, whatever a list says.',
  input: PriceListInput,
  output: PriceList,
  errors: invalid,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [{ name: 'for the trade', input: { name: 'Trade', currency: 'EUR', customerGroup: 'trade' } }],
})

export const replacePriceList = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/price-lists/:id',
  summary: 'Change a price list; what is left out falls back to its default',
  input: Type.Object({ ...id, ...PriceListInput.properties }),
  output: PriceList,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
})

export const deletePriceList = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/price-lists/:id',
  summary: 'Delete a price list with its entries',
  input: Type.Object(id),
  output: Type.Null(),
  ifMatch: 'required',
  success: 204,
})

export const listPriceListEntries = defineMethod({
  ...readers,
  http: 'GET /v1/admin/price-lists/:id/entries',
  summary: 'What a price list says, in order of SKU and quantity',
  input: Type.Object({ ...id, sku: Type.Optional(Sku), ...pageInput }),
  output: pageOf(PriceListEntry),
})

export const setPriceListEntries = defineMethod({
  ...editors,
  http: 'POST /v1/admin/price-lists/:id/entries',
  summary: 'Set and remove entries of a price list, all or none',
  description: 'An entry is known by its SKU and its quantity. Those that are not named stay.',
  input: Type.Object({
    ...id,
    set: Type.Optional(Type.Array(PriceListEntry, { maxItems: 1000 })),
    remove: Type.Optional(Type.Array(Type.Object({ sku: Sku, minQuantity: Quantity }), { maxItems: 1000 })),
  }),
  output: PriceList,
  errors: invalid,
  idempotency: 'optional',
  ifMatch: 'optional',
  etag: true,
})

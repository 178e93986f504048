import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { Channel, Country, Currency, invalid, Region, stored } from './values.ts'

export const Market = Type.Object({
  channel: Channel,
  currency: Currency,
  pricesIncludeTax: Type.Boolean({ description: 'Whether prices in this currency are gross' }),
  country: { ...Country, description: 'Taxes are estimated for it until there is an address' },
  region: Type.Optional(Region),
  ...stored,
})

export const listMarkets = defineMethod({
  ...readers,
  http: 'GET /v1/admin/markets',
  summary: 'How each market and currency treats taxes',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Market) }),
})

export const putMarket = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/markets/:channel/:currency',
  summary: 'Create or change how a market and currency treat taxes',
  description: '`If-Match: "0"` says that there was none yet.',
  input: Type.Object({
    channel: Channel,
    currency: Currency,
    pricesIncludeTax: Type.Boolean(),
    country: Country,
    region: Type.Optional(Region),
  }),
  output: Market,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
  examples: [
    {
      name: 'gross euros',
      input: { channel: 'default', currency: 'EUR', pricesIncludeTax: true, country: 'DE' },
    },
  ],
})

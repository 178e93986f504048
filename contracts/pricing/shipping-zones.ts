import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import {
  Code,
  Country,
  Currency,
  invalid,
  Labels,
  Postcode,
  Prices,
  pageInput,
  pageOf,
  Region,
  stored,
  ZoneId,
} from './values.ts'

export const ShippingPlace = Type.Object({
  country: Country,
  regions: Type.Optional(Type.Array(Region, { maxItems: 100 })),
  postcodePrefixes: Type.Optional(Type.Array(Postcode, { maxItems: 200 })),
})

export const ShippingRate = Type.Object({
  upToGrams: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
  upTo: Type.Optional({ ...Prices, description: 'Goods up to and including this worth, after discounts' }),
  prices: Prices,
})

export const ShippingMethod = Type.Object({
  code: Code,
  labels: Labels,
  rates: Type.Array(ShippingRate, {
    minItems: 1,
    maxItems: 50,
    description: 'The first one whose limits hold counts; where none holds the option is not offered',
  }),
  freeFrom: Type.Optional({
    ...Prices,
    description: 'Free for goods of this worth and more, after discounts',
  }),
  days: Type.Optional(
    Type.Object({ least: Type.Integer({ minimum: 0 }), most: Type.Integer({ minimum: 0, maximum: 365 }) }),
  ),
})

export const ShippingZoneInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  places: Type.Array(ShippingPlace, { minItems: 1, maxItems: 300 }),
  currencies: Type.Optional(Type.Array(Currency, { maxItems: 50 })),
  methods: Type.Array(ShippingMethod, { minItems: 1, maxItems: 20 }),
  active: Type.Optional(Type.Boolean({ default: true })),
})
export const ShippingZone = Type.Object({ id: ZoneId, ...ShippingZoneInput.properties, ...stored })

const id = { id: ZoneId }

export const listShippingZones = defineMethod({
  ...readers,
  http: 'GET /v1/admin/shipping-zones',
  summary: 'Shipping zones, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(ShippingZone),
})

export const getShippingZone = defineMethod({
  ...readers,
  http: 'GET /v1/admin/shipping-zones/:id',
  summary: 'One shipping zone',
  input: Type.Object(id),
  output: ShippingZone,
  etag: true,
})

export const createShippingZone = defineMethod({
  ...editors,
  http: 'POST /v1/admin/shipping-zones',
  summary: 'Create a shipping zone',
  description:
    'An address belongs to the zone that names it most closely: postcode, then region, then country.',
  input: ShippingZoneInput,
  output: ShippingZone,
  errors: invalid,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [
    {
      name: 'Germany by parcel',
      input: {
        name: 'Germany',
        places: [{ country: 'DE' }],
        methods: [
          {
            code: 'parcel',
            labels: { en: 'Parcel', de: 'Paket' },
            rates: [
              { upToGrams: 10_000, prices: [{ currency: 'EUR', amount: 490 }] },
              { prices: [{ currency: 'EUR', amount: 990 }] },
            ],
          },
        ],
      },
    },
  ],
})

export const replaceShippingZone = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/shipping-zones/:id',
  summary: 'Change a shipping zone; what is left out falls back to its default',
  input: Type.Object({ ...id, ...ShippingZoneInput.properties }),
  output: ShippingZone,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
})

export const deleteShippingZone = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/shipping-zones/:id',
  summary: 'Delete a shipping zone',
  input: Type.Object(id),
  output: Type.Null(),
  ifMatch: 'required',
  success: 204,
})

import { type TSchema, Type } from 'typebox'

const most = 1_000_000_000_000
const id = (prefix: string, description: string) =>
  Type.String({ pattern: `^${prefix}_[0-9a-z-]{1,40}$`, description })

export const PriceListId = id('pl', 'Identifier of a price list')
export const PromotionId = id('promo', 'Identifier of a promotion')
export const CampaignId = id('camp', 'Identifier of a campaign')
export const TaxRateId = id('tax', 'Identifier of a tax rate')
export const ZoneId = id('zone', 'Identifier of a shipping zone')

export const Sku = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Stock keeping unit',
})
export const Currency = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 4217 code',
  examples: ['EUR'],
})
export const Country = Type.String({
  pattern: '^[A-Z]{2}$',
  description: 'ISO 3166-1 alpha-2 code',
  examples: ['DE'],
})
export const Region = Type.String({
  minLength: 1,
  maxLength: 6,
  pattern: '^[A-Z0-9]+$',
  description: 'The part of an ISO 3166-2 code after the hyphen: CA of US-CA',
  examples: ['CA'],
})
export const Postcode = Type.String({
  minLength: 1,
  maxLength: 16,
  description: 'As it is written on a letter',
})
export const Channel = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'The market',
  examples: ['default'],
})
export const Group = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A customer group',
  examples: ['trade'],
})
export const Code = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A short name for programs: lower case letters, digits and single hyphens',
})
export const CouponCode = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$',
  description: 'Upper and lower case are the same',
  examples: ['WELCOME10'],
})
export const Language = Type.String({
  minLength: 2,
  maxLength: 35,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47 language tag',
  examples: ['en'],
})
export const Instant = Type.String({
  maxLength: 40,
  format: 'date-time',
  pattern: '^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d+)?Z$',
  description: 'RFC 3339 in UTC, from the year 2000 on',
  examples: ['2026-11-21T12:00:00.000Z'],
})
export const Version = Type.Integer({ minimum: 1 })
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
export const RatePpm = Type.Integer({
  minimum: 0,
  maximum: 1_000_000,
  description: 'Parts per million: 190000 is 19 %',
  examples: [190_000],
})
export const Amount = Type.Integer({
  minimum: 0,
  maximum: most,
  description: 'Minor units of the currency: cents for EUR, whole yen for JPY, thousandths for KWD',
})
export const Price = Type.Object({ currency: Currency, amount: Amount })
/** One amount a currency; a currency that is not there is not served. */
export const Prices = Type.Array(Price, { minItems: 1, maxItems: 50 })
/** In answers; a discount is negative. */
export const Money = Type.Object({ amount: Type.Integer(), currency: Currency })

export const Labels = Type.Record(Language, Type.String({ minLength: 1, maxLength: 200 }), {
  minProperties: 1,
  maxProperties: 50,
  description: 'Language tag to text; a missing language falls back to the first',
  examples: [{ en: 'Ten percent for newcomers', de: 'Zehn Prozent für Neue' }],
})
export const Schedule = {
  active: Type.Optional(Type.Boolean({ default: true })),
  startsAt: Type.Optional({ ...Instant, description: 'From this moment on' }),
  endsAt: Type.Optional({ ...Instant, description: 'Until before this moment' }),
}
/** How long things named by the caller may be: a checkout, or a checkout and its attempt. */
export const CallerId = Type.String({
  minLength: 1,
  maxLength: 128,
  description: "The caller's own id: repeating a call with it repeats the answer",
})

export const pageInput = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1024, description: '`next` of the page before; opaque' }),
  ),
}
export const pageOf = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' })),
  })

/** What every stored thing has. */
export const stored = { version: Version, updatedAt: Instant }

export const invalid = {
  pricing_invalid: {
    status: 422,
    description: 'Fields contradict each other or something that exists',
    data: Type.Object({
      problems: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    }),
  },
} as const

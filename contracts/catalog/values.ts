import { type TSchema, Type } from 'typebox'

export const ProductId = Type.String({
  pattern: '^prod_[0-9a-z]{26}$',
  description: 'Identifier of a product',
  examples: ['prod_01jd0000000000000000000001'],
})
export const VariantId = Type.String({
  pattern: '^var_[0-9a-z]{26}$',
  description: 'Identifier of a variant: what is priced, stocked and sold',
})
export const CategoryId = Type.String({
  pattern: '^cat_[0-9a-z]{26}$',
  description: 'Identifier of a category',
})
export const Slug = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'The readable part of an address: lower case letters, digits and single hyphens',
  examples: ['oak-side-table'],
})
/** Identifiers hold an underscore and slugs do not, so one field can take either. */
export const ProductKey = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[a-z0-9_-]+$',
  description: 'A product by its id or by its slug',
  examples: ['oak-side-table', 'prod_01jd0000000000000000000001'],
})
export const CategoryKey = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[a-z0-9_-]+$',
  description: 'A category by its id or by its slug',
  examples: ['tables'],
})
export const Sku = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Stock keeping unit, unique over all variants',
})
export const Code = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A short name for programs: lower case letters, digits and single hyphens',
  examples: ['colour'],
})
export const Language = Type.String({
  minLength: 2,
  maxLength: 35,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47 language tag. A language that the shop does not have falls back to its first',
  examples: ['en', 'de'],
})
export const Currency = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 4217 code',
  examples: ['EUR'],
})
export const Amount = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000_000,
  description: 'Minor units of the currency: cents for EUR, whole yen for JPY, thousandths for KWD',
})
export const ExternalId = Type.String({
  minLength: 1,
  maxLength: 128,
  description: 'The identifier in the system this came from',
})
export const Tag = Type.String({ minLength: 1, maxLength: 64, pattern: '^\\S(.*\\S)?$' })
export const Instant = Type.String({
  maxLength: 40,
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
  description: 'RFC 3339 in UTC',
  examples: ['2026-11-21T12:00:00.000Z'],
})
/** Told by people: a day that no calendar has is refused where it comes in. */
export const AskedInstant = Type.String({
  maxLength: 40,
  format: 'date-time',
  pattern: '^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d+)?Z$',
  description: 'RFC 3339 in UTC, from the year 2000 on',
  examples: ['2026-11-21T12:00:00.000Z'],
})
export const Version = Type.Integer({ minimum: 1 })

/** One text per language; a missing one falls back to the first language of the shop. */
export const Labels = Type.Record(Language, Type.String({ minLength: 1, maxLength: 200 }), {
  minProperties: 1,
  maxProperties: 50,
  description: 'Language tag to text',
  examples: [{ en: 'Colour', de: 'Farbe' }],
})

export const Price = Type.Object({
  currency: Currency,
  amount: Amount,
  compareAtAmount: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description: 'The former price, shown struck' }),
  ),
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

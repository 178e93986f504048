import { type TSchema, Type } from 'typebox'

const id = (prefix: string, description: string) =>
  Type.String({ pattern: `^${prefix}_[0-9a-z]{26}$`, description })

export const CheckoutId = id('chk', 'Identifier of a checkout')
export const OrderId = id('ord', 'Identifier of an order')
export const LineId = Type.String({ minLength: 1, maxLength: 64, description: 'A line within its order' })
export const ShipmentId = id('shp', 'Identifier of a shipment')
export const RefundId = id('rfd', 'Identifier of a refund')
export const ReturnId = id('ret', 'Identifier of a return')
export const EditId = id('oed', 'Identifier of an order edit')
export const GiftCardId = id('gfc', 'Identifier of a gift card; not its code')
export const InvoiceId = id('inv', 'Identifier of an invoice or credit note')
export const LinkId = id('lnk', 'Identifier of a link to an order; not its secret')
export const CustomerId = id('cus', 'Identifier of a customer')

export const OrderNumber = Type.String({
  minLength: 3,
  maxLength: 24,
  pattern: '^[A-Z0-9-]+$',
  description: 'What people quote. It says nothing of how many orders there are',
  examples: ['S-4K7QX92B'],
})
export const Sku = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Stock keeping unit',
})
export const Quantity = Type.Integer({ minimum: 1, maximum: 10_000 })
export const Channel = Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217', examples: ['EUR'] })
export const Language = Type.String({
  minLength: 2,
  maxLength: 35,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47 language tag',
})
export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@<>",;]+@[^\\s@<>",;]+\\.[^\\s@<>",;]+$',
  examples: ['ada@example.com'],
})
export const Instant = Type.String({
  maxLength: 40,
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
  description: 'RFC 3339 in UTC',
  examples: ['2026-11-21T12:00:00.000Z'],
})
export const Reason = Type.String({ maxLength: 500, description: 'For people; not personal data' })
export const Version = Type.Integer({ minimum: 1 })

/** An integer of the currency's minor unit. */
export const Money = Type.Object({ amount: Type.Integer(), currency: Currency })
export const Amount = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000_000,
  description: "Minor units of the order's currency",
})

const line = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
export const Address = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  company: line(200),
  line1: Type.String({ minLength: 1, maxLength: 200 }),
  line2: line(200),
  postcode: Type.Optional(Type.String({ minLength: 1, maxLength: 16 })),
  city: Type.String({ minLength: 1, maxLength: 100 }),
  region: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 6,
      pattern: '^[A-Z0-9]+$',
      description: 'ISO 3166-2, after the hyphen',
    }),
  ),
  country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1', examples: ['DE'] }),
  phone: Type.Optional(Type.String({ maxLength: 40, description: 'E.164 where known' })),
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
/** A word of a list that may grow: readers take what they do not know as it is. */
export const Word = (words: readonly string[]) =>
  Type.String({ description: `One of ${words.join(', ')}; the list may grow`, examples: [words[0]] })
export const Accepted = Type.Object({ status: Type.Literal('accepted') })

import { type TSchema, Type } from 'typebox'

const id = (prefix: string, description: string) =>
  Type.String({ pattern: `^${prefix}_[0-9a-z]{26}$`, description })

export const MessageId = id('msg', 'Identifier of a message; not its Message-ID')
export const SuppressionId = id('sup', 'Identifier of a suppressed address; not the address')
export const WebhookId = id('whk', 'Identifier of a webhook')
export const StockAlertId = id('alt', 'Identifier of a wish to be told when a SKU is back')
export const DeliveryId = id('whd', 'Identifier of a delivery to a webhook')

export const Language = Type.String({
  minLength: 2,
  maxLength: 35,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47 language tag',
  examples: ['en'],
})
export const Instant = Type.String({
  maxLength: 40,
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
  description: 'RFC 3339 in UTC',
  examples: ['2026-11-21T12:00:00.000Z'],
})
export const EventType = Type.String({
  minLength: 3,
  maxLength: 100,
  pattern: '^[a-z-]+\\.[a-z-]+$',
  description: 'Of an event, like orders.order-placed',
  examples: ['orders.order-placed'],
})
export const EventId = Type.String({ minLength: 1, maxLength: 100, description: 'Of the event behind it' })
export const Reference = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })
export const Version = Type.Integer({ minimum: 1 })

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

import { type TSchema, Type } from 'typebox'

export const CartId = Type.String({
  pattern: '^cart_[0-9a-z]{26}$',
  description: 'Identifier of a cart; not a secret',
  examples: ['cart_01jd0000000000000000000001'],
})
export const CartToken = Type.String({
  minLength: 20,
  maxLength: 100,
  description:
    'The secret of a cart that belongs to no session: the answer that created it tells it once. Sessions and customers need none',
})
export const LineId = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
export const Version = Type.Integer({ minimum: 1 })
export const Note = Type.String({ maxLength: 1000, description: 'From the buyer to the shop' })

/** What the buyer wants of this very item, beside the variant. */
export const LineOptions = Type.Record(
  Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 }),
  Type.String({ maxLength: 200 }),
  {
    maxProperties: 20,
    description: 'What the buyer wants of this item beside the variant; lines that differ here stay apart',
    examples: [{ engraving: 'For Ada' }],
  },
)

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

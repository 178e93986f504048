import { type TSchema, Type } from 'typebox'

const id = (prefix: string, description: string) =>
  Type.String({ pattern: `^${prefix}_[0-9a-z]{26}$`, description })

export const CustomerId = id('cus', 'Identifier of a customer')
export const StaffId = id('stf', 'Identifier of a member of staff')
export const SessionId = id('ses', 'Identifier of a session; not a secret')
export const AddressId = id('adr', 'Identifier of an address')
export const ApiKeyId = id('key', 'Identifier of an API key; not the key')
export const TokenId = id('tok', 'Identifier of a one-time token; not the token')
export const RequestId = id('prv', 'Identifier of a request to export or erase personal data')

export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@<>",;]+@[^\\s@<>",;]+\\.[^\\s@<>",;]+$',
  description: 'An e-mail address; upper and lower case are the same',
  examples: ['ada@example.com'],
})
/** What is asked of a new password. */
export const NewPassword = Type.String({
  minLength: 10,
  maxLength: 128,
  description: 'At least 10 characters; any of them, also spaces',
  examples: ['correct horse battery'],
})
/** What is offered at sign-in: the limit only keeps hashing cheap to refuse. */
export const Password = Type.String({ minLength: 1, maxLength: 128 })
export const Name = Type.String({
  maxLength: 200,
  description: 'As the person writes it',
  examples: ['Ada L.'],
})
export const Language = Type.String({
  minLength: 2,
  maxLength: 35,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47 language tag',
  examples: ['en'],
})
export const Group = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A customer group: pricing has lists for it',
  examples: ['trade'],
})
export const OneTimeToken = Type.String({
  minLength: 20,
  maxLength: 200,
  description: 'What the link in the message carries; good for one use',
})
export const Code = Type.String({ pattern: '^[0-9]{6}$', description: 'Six digits of the authenticator app' })
export const RecoveryCode = Type.String({
  minLength: 10,
  maxLength: 20,
  description: 'One of the codes that were shown once when two-step sign-in was set up',
})
export const Instant = Type.String({
  maxLength: 40,
  description: 'RFC 3339 in UTC',
  examples: ['2026-11-21T12:00:00.000Z'],
})
export const Version = Type.Integer({ minimum: 1 })
export const Permission = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^(\\*|[a-z-]+\\.[a-z-]+)$',
  description: 'resource.action, or * for everything',
  examples: ['catalog.write'],
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
/** For answers that must look alike whether the address is known or not. */
export const Accepted = Type.Object({ status: Type.Literal('accepted') })

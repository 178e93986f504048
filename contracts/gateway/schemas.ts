import { Type } from 'typebox'

export const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const

export const Email = Type.String({ minLength: 3, maxLength: 254, examples: ['ada@example.com'] })
export const Password = Type.String({ minLength: 1, maxLength: 128 })
export const Instant = Type.String({ maxLength: 40, description: 'RFC 3339 in UTC' })

export const wrong = {
  invalid_credentials: {
    status: 401,
    description: 'The e-mail address and the password do not belong together',
  },
} as const

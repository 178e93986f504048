import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { neighbours } from './access.ts'
import { CustomerStatus } from './admin-customers.ts'
import { CustomerId, Email, Group, Instant, Language, Name, StaffId, TokenId } from './values.ts'

const gone = { status: 404, description: 'There is nobody of that id any more' } as const

export const Contact = Type.Object({
  email: Email,
  name: Name,
  language: Language,
  emailVerified: Type.Boolean(),
})

export const getContact = defineMethod({
  ...neighbours,
  http: 'GET /v1/contacts/:customerId',
  summary: 'Where to write to a customer: ask when sending, keep nothing',
  input: Type.Object({ customerId: CustomerId }),
  output: Type.Object({ ...Contact.properties, marketing: Type.Boolean() }),
  errors: { contact_gone: gone },
})

const Reference = Type.Object({
  id: CustomerId,
  status: CustomerStatus,
  emailVerified: Type.Boolean(),
  group: Type.Optional(Group),
  language: Language,
})

export const getCustomer = defineMethod({
  ...neighbours,
  http: 'GET /v1/customers/:id',
  summary: 'What other services may know of a customer: nothing personal',
  input: Type.Object({ id: CustomerId }),
  output: Reference,
  errors: { customer_unknown: { status: 404, description: 'There is no such customer' } },
})

export const getManyCustomers = defineMethod({
  ...neighbours,
  http: 'POST /v1/customers/many',
  summary: 'Up to 100 customers; unknown ids are left out',
  input: Type.Object({ ids: Type.Array(CustomerId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(Reference) }),
})

/** Guests' orders are claimed by who has proved the same address. */
export const findVerifiedCustomer = defineMethod({
  ...neighbours,
  http: 'POST /v1/customers/find-verified',
  summary: 'The customer who has proved an e-mail address, if there is one',
  input: Type.Object({ email: Email }),
  output: Type.Object({ customerId: Type.Union([CustomerId, Type.Null()]) }),
})

export const getTokenMail = defineMethod({
  ...neighbours,
  http: 'GET /v1/tokens/:tokenId/mail',
  summary: 'What to send for a token event, and to whom',
  input: Type.Object({ tokenId: TokenId }),
  output: Type.Object({
    kind: Type.Union([
      Type.Literal('verify-email'),
      Type.Literal('change-email'),
      Type.Literal('reset-password'),
      Type.Literal('invite-staff'),
    ]),
    to: Contact,
    customerId: Type.Optional(CustomerId),
    staffId: Type.Optional(StaffId),
    token: Type.String({ description: 'The secret of the link: into the message, into no log' }),
    expiresAt: Instant,
  }),
  errors: { token_gone: { status: 404, description: 'It was used, replaced or has expired: send nothing' } },
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { self } from './access.ts'
import {
  Accepted,
  AddressId,
  CustomerId,
  Email,
  Group,
  Instant,
  Language,
  Name,
  NewPassword,
  Password,
  Version,
} from './values.ts'

export const Profile = Type.Object({
  id: CustomerId,
  email: Email,
  emailVerified: Type.Boolean(),
  name: Name,
  language: Language,
  marketing: Type.Boolean({ description: 'Consent to news by e-mail' }),
  group: Type.Optional(Group),
  createdAt: Instant,
  version: Version,
})

const line = Type.String({ minLength: 1, maxLength: 200 })
export const AddressFields = {
  name: line,
  company: Type.Optional(Type.String({ maxLength: 200 })),
  line1: line,
  line2: Type.Optional(Type.String({ maxLength: 200 })),
  city: line,
  region: Type.Optional(Type.String({ maxLength: 100, description: 'State or province, where it matters' })),
  postcode: Type.Optional(Type.String({ maxLength: 20 })),
  country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1', examples: ['DE'] }),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  defaultShipping: Type.Optional(Type.Boolean({ default: false })),
  defaultBilling: Type.Optional(Type.Boolean({ default: false })),
}
export const Address = Type.Object({
  ...AddressFields,
  id: AddressId,
  defaultShipping: Type.Boolean(),
  defaultBilling: Type.Boolean(),
  version: Version,
})

const wrongPassword = {
  wrong_password: { status: 422, description: 'This is not the current password' },
} as const

export const getProfile = defineMethod({
  ...self,
  http: 'GET /v1/me',
  summary: 'Your own account',
  input: Type.Object({}),
  output: Profile,
  etag: true,
})

export const updateProfile = defineMethod({
  ...self,
  http: 'PATCH /v1/me',
  summary: 'Change your name, language or consent',
  input: Type.Object({
    name: Type.Optional(Name),
    language: Type.Optional(Language),
    marketing: Type.Optional(Type.Boolean()),
  }),
  output: Profile,
  etag: true,
  ifMatch: 'optional',
})

export const changePassword = defineMethod({
  ...self,
  http: 'POST /v1/me/password',
  summary: 'Change your password',
  description: 'Ends every session of the account: sign in again.',
  input: Type.Object({ current: Password, password: NewPassword }),
  output: Type.Object({ status: Type.Literal('changed') }),
  errors: {
    ...wrongPassword,
    password_weak: { status: 422, description: 'The password is too easy to guess' },
  },
})

export const requestEmailChange = defineMethod({
  ...self,
  http: 'POST /v1/me/email',
  summary: 'Ask to move the account to another e-mail address',
  description:
    'A link goes to the new address, good for a day, and a notice to the old one; until the link is used nothing changes. Answers the same when the new address has an account: the link will not work then.',
  input: Type.Object({ email: Email, password: Password }),
  output: Accepted,
  errors: wrongPassword,
  success: 202,
})

export const listAddresses = defineMethod({
  ...self,
  http: 'GET /v1/me/addresses',
  summary: 'Your address book',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Address) }),
})

export const createAddress = defineMethod({
  ...self,
  http: 'POST /v1/me/addresses',
  summary: 'Add an address',
  input: Type.Object(AddressFields),
  output: Address,
  errors: { too_many_addresses: { status: 409, description: 'An address book holds 50 addresses' } },
  success: 201,
  idempotency: 'optional',
  examples: [
    {
      name: 'home',
      input: { name: 'Ada L.', line1: 'Market 1', city: 'Athens', postcode: '10555', country: 'GR' },
    },
  ],
})

export const updateAddress = defineMethod({
  ...self,
  http: 'PUT /v1/me/addresses/:id',
  summary: 'Replace an address',
  input: Type.Object({ id: AddressId, ...AddressFields }),
  output: Address,
  etag: true,
  ifMatch: 'optional',
})

export const deleteAddress = defineMethod({
  ...self,
  http: 'DELETE /v1/me/addresses/:id',
  summary: 'Remove an address',
  input: Type.Object({ id: AddressId }),
  output: Type.Null(),
  success: 204,
})

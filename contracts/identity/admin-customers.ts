import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { auditors, customerReaders, customerWriters } from './access.ts'
import { Address, Profile } from './profile.ts'
import { CustomerId, Email, Group, Instant, pageInput, pageOf } from './values.ts'

export const CustomerStatus = Type.Union([
  Type.Literal('active'),
  Type.Literal('blocked'),
  Type.Literal('erased'),
])
export const Customer = Type.Object({ ...Profile.properties, status: CustomerStatus })

export const listCustomers = defineMethod({
  ...customerReaders,
  http: 'GET /v1/admin/customers',
  summary: 'Customers, the newest first',
  input: Type.Object({
    ...pageInput,
    email: Type.Optional(Email),
    group: Type.Optional(Group),
    status: Type.Optional(CustomerStatus),
  }),
  output: pageOf(Customer),
})

export const getCustomerDetails = defineMethod({
  ...customerReaders,
  http: 'GET /v1/admin/customers/:id',
  summary: 'One customer with their address book',
  input: Type.Object({ id: CustomerId }),
  output: Type.Object({ ...Customer.properties, addresses: Type.Array(Address) }),
  etag: true,
})

export const updateCustomer = defineMethod({
  ...customerWriters,
  http: 'PATCH /v1/admin/customers/:id',
  summary: 'Put a customer into a group, block or unblock',
  description: 'Blocking ends every session of the account.',
  input: Type.Object({
    id: CustomerId,
    group: Type.Optional(Type.Union([Group, Type.Null()])),
    status: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('blocked')])),
  }),
  output: Customer,
  etag: true,
  ifMatch: 'required',
})

export const listIdentityAudit = defineMethod({
  ...auditors,
  http: 'GET /v1/admin/audit/identity',
  summary: 'Who changed what about staff, keys and customers, the newest first',
  input: Type.Object({
    ...pageInput,
    entity: Type.Optional(Type.String({ maxLength: 64 })),
    actor: Type.Optional(Type.String({ maxLength: 64, description: 'kind:id' })),
  }),
  output: pageOf(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      actor: Type.String(),
      action: Type.String({ examples: ['staff.invited'] }),
      entity: Type.String(),
      changes: Type.Unknown({ description: 'Fields before and after; never a secret or personal data' }),
    }),
  ),
})

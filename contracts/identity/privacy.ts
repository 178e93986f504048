import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { neighbours, privacyOfficers, self } from './access.ts'
import { CustomerId, Instant, Password, pageInput, pageOf, RequestId } from './values.ts'

export const PrivacyRequest = Type.Object({
  id: RequestId,
  kind: Type.Union([Type.Literal('export'), Type.Literal('erase')]),
  status: Type.Union([Type.Literal('running'), Type.Literal('done')]),
  requestedAt: Instant,
  completedAt: Type.Optional(Instant),
  parts: Type.Array(
    Type.Object({
      service: Type.String(),
      status: Type.Union([Type.Literal('waiting'), Type.Literal('done')]),
    }),
    { description: 'Every service that holds personal data, and whether it has answered' },
  ),
})

export const requestExport = defineMethod({
  ...self,
  http: 'POST /v1/me/exports',
  summary: 'Ask for everything that is known about you',
  input: Type.Object({}),
  output: PrivacyRequest,
  success: 202,
})

export const getExport = defineMethod({
  ...self,
  http: 'GET /v1/me/exports/:id',
  summary: 'How far an export is',
  input: Type.Object({ id: RequestId }),
  output: PrivacyRequest,
})

export const downloadExport = defineMethod({
  ...self,
  http: 'GET /v1/me/exports/:id/file',
  summary: 'The export, one section a service; it is kept for seven days',
  input: Type.Object({ id: RequestId }),
  output: Type.Object({ requestedAt: Instant, sections: Type.Record(Type.String(), Type.Unknown()) }),
  errors: { not_ready: { status: 409, description: 'Not every service has answered yet' } },
})

export const eraseMe = defineMethod({
  ...self,
  http: 'POST /v1/me/erasure',
  summary: 'Delete your account and what is known about you',
  description:
    'At once and for good. Invoices stay, without your name in anything but what the law asks for.',
  input: Type.Object({ password: Password }),
  output: PrivacyRequest,
  errors: { wrong_password: { status: 422, description: 'This is not the current password' } },
  success: 202,
})

export const eraseCustomer = defineMethod({
  ...privacyOfficers,
  http: 'POST /v1/admin/customers/:id/erasure',
  summary: 'Delete a customer on their written request',
  input: Type.Object({ id: CustomerId }),
  output: PrivacyRequest,
  success: 202,
})

export const listPrivacyRequests = defineMethod({
  ...privacyOfficers,
  http: 'GET /v1/admin/privacy-requests',
  summary: 'Exports and erasures, the newest first',
  input: Type.Object({
    ...pageInput,
    status: Type.Optional(Type.Union([Type.Literal('running'), Type.Literal('done')])),
  }),
  output: pageOf(Type.Object({ ...PrivacyRequest.properties, customerId: CustomerId })),
})

export const completePrivacyPart = defineMethod({
  ...neighbours,
  http: 'POST /v1/privacy-requests/:id/parts',
  summary: 'A service answers for its part of an export or erasure; repeating it changes nothing',
  input: Type.Object({
    id: RequestId,
    service: Type.String({ maxLength: 64 }),
    data: Type.Optional(Type.Unknown({ description: 'For an export: what the service knows' })),
  }),
  output: Type.Null(),
  success: 204,
  bodyLimitBytes: 10_485_760,
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { keyReaders, keyWriters } from './access.ts'
import { ApiKeyId, Instant, Permission, pageInput, pageOf } from './values.ts'

export const ApiKey = Type.Object({
  id: ApiKeyId,
  name: Type.String(),
  prefix: Type.String({ description: 'How the key begins, to recognise it by' }),
  permissions: Type.Array(Permission),
  createdAt: Instant,
  expiresAt: Type.Optional(Instant),
  lastUsedAt: Type.Optional(Instant),
  revokedAt: Type.Optional(Instant),
})

export const listApiKeys = defineMethod({
  ...keyReaders,
  http: 'GET /v1/admin/api-keys',
  summary: 'Keys of integrations, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(ApiKey),
})

export const createApiKey = defineMethod({
  ...keyWriters,
  http: 'POST /v1/admin/api-keys',
  summary: 'Make a key for an integration; it is shown this once',
  description: 'A key can be given no more than its maker may do.',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    permissions: Type.Array(Permission, { minItems: 1, maxItems: 50, uniqueItems: true }),
    expiresAt: Type.Optional(Instant),
  }),
  output: Type.Object({
    ...ApiKey.properties,
    key: Type.String({ description: 'Send it as Authorization: Bearer' }),
  }),
  errors: {
    more_than_own: { status: 422, description: 'You cannot give permissions that you do not have' },
    expiry_invalid: { status: 422, description: 'The expiry is not a time to come' },
    unknown_permission: { status: 422, description: 'There is no such permission' },
  },
  idempotency: 'optional',
  success: 201,
  examples: [{ name: 'a feed', input: { name: 'Product feed', permissions: ['catalog.read'] } }],
})

export const revokeApiKey = defineMethod({
  ...keyWriters,
  http: 'DELETE /v1/admin/api-keys/:id',
  summary: 'End a key for good',
  input: Type.Object({ id: ApiKeyId }),
  output: Type.Null(),
  success: 204,
})

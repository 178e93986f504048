import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { ownStaff, self } from './access.ts'
import { Instant, SessionId } from './values.ts'

export const Session = Type.Object({
  id: SessionId,
  transport: Type.Union([Type.Literal('cookie'), Type.Literal('token')], {
    description: 'A browser, or an application that holds tokens',
  }),
  device: Type.String({ description: 'What the browser or application called itself' }),
  createdAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
})
const sessions = Type.Object({ items: Type.Array(Session) })

export const listMySessions = defineMethod({
  ...self,
  http: 'GET /v1/me/sessions',
  summary: 'Where you are signed in',
  input: Type.Object({}),
  output: sessions,
})

export const revokeMySession = defineMethod({
  ...self,
  http: 'DELETE /v1/me/sessions/:id',
  summary: 'Sign out one device',
  input: Type.Object({ id: SessionId }),
  output: Type.Null(),
  success: 204,
})

export const revokeMySessions = defineMethod({
  ...self,
  http: 'DELETE /v1/me/sessions',
  summary: 'Sign out everywhere',
  input: Type.Object({}),
  output: Type.Null(),
  success: 204,
})

export const listMyStaffSessions = defineMethod({
  ...ownStaff,
  http: 'GET /v1/admin/me/sessions',
  summary: 'Where you are signed in as staff',
  input: Type.Object({}),
  output: sessions,
})

export const revokeMyStaffSession = defineMethod({
  ...ownStaff,
  http: 'DELETE /v1/admin/me/sessions/:id',
  summary: 'Sign out one device',
  input: Type.Object({ id: SessionId }),
  output: Type.Null(),
  success: 204,
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Email, everyone, Instant, Password, wrong } from './schemas.ts'

export const signIn = defineMethod({
  ...everyone,
  http: 'POST /v1/session',
  summary: 'Sign in a browser',
  description:
    'Sets an HttpOnly session cookie; no script ever sees a token. Applications without cookies use /v1/tokens. Answers 429 after repeated failures of an account or an address.',
  input: Type.Object({ email: Email, password: Password }),
  output: Type.Object({ customerId: Type.String(), expiresAt: Instant }),
  errors: wrong,
  success: 201,
  examples: [{ name: 'a customer', input: { email: 'ada@example.com', password: 'correct horse battery' } }],
})

export const getSession = defineMethod({
  ...everyone,
  http: 'GET /v1/session',
  summary: 'Who you are to the shop',
  input: Type.Object({}),
  output: Type.Object({
    kind: Type.Union([
      Type.Literal('anonymous'),
      Type.Literal('guest'),
      Type.Literal('customer'),
      Type.Literal('key'),
      Type.Literal('staff'),
      Type.Literal('system'),
    ]),
    id: Type.Optional(Type.String()),
    emailVerified: Type.Optional(Type.Boolean()),
  }),
})

export const signOut = defineMethod({
  ...everyone,
  http: 'DELETE /v1/session',
  summary: 'Sign out this browser',
  input: Type.Object({}),
  output: Type.Null(),
  success: 204,
})

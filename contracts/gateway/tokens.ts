import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Email, everyone, Instant, Password, wrong } from './schemas.ts'

const RefreshToken = Type.String({ minLength: 20, maxLength: 200 })
const Tokens = Type.Object({
  customerId: Type.String(),
  accessToken: Type.String({ description: 'Send it as Authorization: Bearer; a signed JWT of ten minutes' }),
  accessExpiresAt: Instant,
  refreshToken: Type.String({ description: 'Good for one exchange; then use its successor' }),
  expiresAt: Instant,
})

export const createTokens = defineMethod({
  ...everyone,
  http: 'POST /v1/tokens',
  summary: 'Sign in an application that keeps tokens itself',
  description: 'Not for browsers: use /v1/session there.',
  input: Type.Object({ email: Email, password: Password }),
  output: Tokens,
  errors: wrong,
  success: 201,
})

export const refreshTokens = defineMethod({
  ...everyone,
  http: 'POST /v1/tokens/refreshed',
  summary: 'Exchange a refresh token',
  description:
    'A used token answers the same successor for ten seconds; after that its use ends the session.',
  input: Type.Object({ refreshToken: RefreshToken }),
  output: Tokens,
  errors: { refresh_invalid: { status: 401, description: 'The session has ended: sign in again' } },
})

export const revokeTokens = defineMethod({
  ...everyone,
  http: 'POST /v1/tokens/revoked',
  summary: 'Sign out an application',
  input: Type.Object({ refreshToken: RefreshToken }),
  output: Type.Null(),
  success: 204,
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Email, everyone, Instant, Password, wrong } from './schemas.ts'

const Opened = Type.Object({
  staffId: Type.String(),
  expiresAt: Instant,
  mustEnrol: Type.Optional(
    Type.Boolean({ description: 'Two-step sign-in has to be set up before anything else is allowed' }),
  ),
})

export const staffSignIn = defineMethod({
  ...everyone,
  http: 'POST /v1/admin/session',
  summary: 'Sign in a member of staff',
  description: 'When it answers second_factor_required, send the same again with the code of the app.',
  input: Type.Object({
    email: Email,
    password: Password,
    code: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    recoveryCode: Type.Optional(Type.String({ minLength: 10, maxLength: 20 })),
  }),
  output: Opened,
  errors: {
    ...wrong,
    second_factor_required: { status: 401, description: 'Send the code of the authenticator app as well' },
    second_factor_wrong: { status: 401, description: 'The code is wrong or was used before' },
  },
  success: 201,
})

export const staffSignInWithLink = defineMethod({
  ...everyone,
  http: 'POST /v1/admin/session/links',
  summary: 'Sign in with a one-time administrator link',
  input: Type.Object({ token: Type.String({ minLength: 20, maxLength: 200 }) }),
  output: Opened,
  errors: {
    token_invalid: {
      status: 422,
      description: 'The link was used before, has expired or is not one of ours',
    },
  },
  success: 201,
})

export const staffSignOut = defineMethod({
  ...everyone,
  http: 'DELETE /v1/admin/session',
  summary: 'Sign out of the administration',
  input: Type.Object({}),
  output: Type.Null(),
  success: 204,
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone, neighbours } from './access.ts'
import {
  ApiKeyId,
  Code,
  Email,
  Group,
  Instant,
  OneTimeToken,
  Password,
  RecoveryCode,
  SessionId,
} from './values.ts'

const text = (description: string) => Type.String({ maxLength: 400, description })

/** Whom a session or key speaks for: the kernel's Actor, as it travels. */
export const ActorShape = Type.Union([
  Type.Object({ kind: Type.Literal('guest'), id: Type.String() }),
  Type.Object({ kind: Type.Literal('customer'), id: Type.String(), emailVerified: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('staff'), id: Type.String(), permissions: Type.Array(Type.String()) }),
  Type.Object({ kind: Type.Literal('key'), id: Type.String(), permissions: Type.Array(Type.String()) }),
])

const from = {
  address: text("The visitor's network address, as the gateway believes it; failures are counted by it"),
  device: text('User-Agent, shortened'),
}

const wrong = {
  invalid_credentials: {
    status: 401,
    description: 'The e-mail address and the password do not belong together',
  },
} as const

export const OpenedSession = Type.Object({
  sessionId: SessionId,
  /** The cookie's value, or nothing when tokens were asked for. */
  secret: Type.Optional(Type.String()),
  accessToken: Type.Optional(Type.String()),
  accessExpiresAt: Type.Optional(Instant),
  refreshToken: Type.Optional(Type.String()),
  actor: ActorShape,
  expiresAt: Instant,
  mustEnrol: Type.Optional(
    Type.Boolean({ description: 'Staff: two-step sign-in has to be set up before anything else is allowed' }),
  ),
})

export const openCustomerSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/sessions',
  summary: 'Sign a customer in',
  description: 'Throttled per account and per address. Unknown, wrong and blocked look alike, also in time.',
  input: Type.Object({
    ...from,
    email: Email,
    password: Password,
    transport: Type.Union([Type.Literal('cookie'), Type.Literal('token')]),
    guestId: Type.Optional(Type.String({ maxLength: 64, description: 'Whose cart is to be merged' })),
  }),
  output: OpenedSession,
  errors: wrong,
  success: 201,
})

export const openStaffSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/staff-sessions',
  summary: 'Sign a member of staff in',
  input: Type.Object({
    ...from,
    email: Email,
    password: Password,
    code: Type.Optional(Code),
    recoveryCode: Type.Optional(RecoveryCode),
  }),
  output: OpenedSession,
  errors: {
    ...wrong,
    second_factor_required: { status: 401, description: 'Send the code of the authenticator app as well' },
    second_factor_wrong: { status: 401, description: 'The code is wrong or was used before' },
  },
  success: 201,
})

export const openLinkSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/staff-sessions/links',
  summary: 'Sign in with a one-time administrator link',
  input: Type.Object({ ...from, token: OneTimeToken }),
  output: OpenedSession,
  errors: {
    token_invalid: {
      status: 422,
      description: 'The link was used before, has expired or is not one of ours',
    },
  },
  success: 201,
})

export const refreshSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/sessions/refresh',
  summary: 'Exchange a refresh token for its successor and a new access token',
  description:
    'For ten seconds a used token answers the same successor, so that tabs may race. After that its use ends the session: one of its holders is a thief.',
  input: Type.Object({ refreshToken: Type.String({ maxLength: 200 }) }),
  output: OpenedSession,
  errors: { refresh_invalid: { status: 401, description: 'The session has ended: sign in again' } },
})

export const closeSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/sessions/close',
  summary: 'Sign out; what is closed already, or never was, succeeds',
  input: Type.Object({
    secret: Type.String({ maxLength: 200, description: 'Of the cookie, or a refresh token' }),
  }),
  output: Type.Null(),
  success: 204,
})

export const resolveSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/sessions/resolve',
  summary: 'Whom a session secret, an access token or a guest secret speaks for',
  description:
    'Always looks whether the session is still open. The gateway keeps the answer for seconds, and checks access tokens itself with getKeySet; listRevocations tells it what to forget.',
  input: Type.Object({ token: Type.String({ maxLength: 2048 }) }),
  output: Type.Object({
    /** A guest has none. */
    sessionId: Type.Optional(SessionId),
    actor: ActorShape,
    customerGroup: Type.Optional(Group),
    expiresAt: Instant,
    mustEnrol: Type.Optional(Type.Boolean()),
  }),
  errors: { session_ended: { status: 401, description: 'There is no such session any more' } },
})

export const openGuestSession = defineMethod({
  ...neighbours,
  http: 'POST /v1/guest-sessions',
  summary: 'A name for a visitor who has not signed in, to hang a cart on',
  description: 'Nothing is stored: the secret is signed, and resolveSession checks the signature.',
  input: Type.Object({}),
  output: Type.Object({ guestId: Type.String(), secret: Type.String(), expiresAt: Instant }),
  success: 201,
})

export const listRevocations = defineMethod({
  ...neighbours,
  http: 'GET /v1/revocations',
  summary: 'Sessions that ended and keys that were revoked, lately',
  description:
    'Every replica of the gateway asks each two seconds with the `asOf` of the answer before; the first time without, for all that an access token may still claim. Answers overlap, so that a late commit is not missed.',
  input: Type.Object({ since: Type.Optional(Instant) }),
  output: Type.Object({
    sessionIds: Type.Array(SessionId),
    keyIds: Type.Array(ApiKeyId),
    asOf: Instant,
  }),
})

export const resolveKey = defineMethod({
  ...neighbours,
  http: 'POST /v1/api-keys/resolve',
  summary: 'Whom an API key speaks for',
  input: Type.Object({ key: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ actor: ActorShape }),
  errors: {
    key_invalid: { status: 401, description: 'There is no such key, or it was revoked or has expired' },
  },
})

export const getKeySet = defineMethod({
  ...everyone,
  http: 'GET /v1/identity/keys',
  summary: 'The public keys that access tokens are signed with, as a JSON Web Key Set',
  input: Type.Object({}),
  output: Type.Object({
    keys: Type.Array(
      Type.Object({
        kty: Type.String(),
        crv: Type.String(),
        x: Type.String(),
        kid: Type.String(),
        alg: Type.String(),
        use: Type.String(),
      }),
    ),
  }),
  cacheSeconds: 300,
})

import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone, neighbours } from './access.ts'
import { OpenedSession } from './sign-in.ts'

const Handle = Type.String({
  maxLength: 2048,
  description: 'Sealed; it belongs in an HttpOnly cookie of the browser that began',
})

export const listSignInProviders = defineMethod({
  ...everyone,
  http: 'GET /v1/identity/providers',
  summary: 'With whom customers can sign in instead of a password',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }),
})

export const beginProviderSignIn = defineMethod({
  ...neighbours,
  http: 'POST /v1/provider-sign-ins',
  summary: 'Where to send a browser to sign in with an OpenID provider',
  description: 'Authorization code with PKCE, state and nonce; what they were is in the handle.',
  input: Type.Object({
    provider: Type.String({ maxLength: 40 }),
    redirectUri: Type.String({ maxLength: 500, description: 'Of the gateway, as registered there' }),
    returnTo: Type.Optional(Type.String({ maxLength: 500, description: 'Handed back when it is done' })),
  }),
  output: Type.Object({ url: Type.String(), handle: Handle }),
  errors: {
    provider_unknown: { status: 404, description: 'There is no such provider' },
    provider_failed: { status: 502, description: 'The provider does not answer as it should' },
  },
})

export const completeProviderSignIn = defineMethod({
  ...neighbours,
  http: 'POST /v1/provider-sign-ins/completed',
  summary: 'Sign in with what the provider sent the browser back with',
  description:
    'Who is new gets an account. Who has one with the same address gets into it only if the provider proved the address; an account that had not proved it loses its password and sessions.',
  input: Type.Object({
    handle: Handle,
    state: Type.String({ maxLength: 200 }),
    code: Type.String({ maxLength: 2000 }),
    device: Type.String({ maxLength: 400, description: 'User-Agent, shortened' }),
    transport: Type.Union([Type.Literal('cookie'), Type.Literal('token')]),
    guestId: Type.Optional(Type.String({ maxLength: 64, description: 'Whose cart is to be merged' })),
  }),
  output: Type.Object({ ...OpenedSession.properties, returnTo: Type.Optional(Type.String()) }),
  errors: {
    sign_in_refused: {
      status: 401,
      description: 'State, code or token do not belong to this browser, or are too old: begin again',
    },
    email_unproved: {
      status: 422,
      description: 'The provider does not vouch for an e-mail address of yours',
    },
    provider_failed: { status: 502, description: 'The provider does not answer as it should' },
  },
  success: 201,
})

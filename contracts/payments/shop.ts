import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Currency, ProviderName } from './values.ts'

const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const

export const listPaymentMethods = defineMethod({
  ...everyone,
  http: 'GET /v1/payment-methods',
  summary: 'How a buyer can pay here',
  description:
    'Card fields are a frame of the provider: the page embeds `fieldsUrl` and is posted a token. `redirect` needs no script at all.',
  input: Type.Object({ currency: Type.Optional(Currency) }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        provider: ProviderName,
        kind: Type.String({ description: 'The `kind` of the instrument: token or redirect; an open list' }),
        fieldsUrl: Type.Optional(Type.String({ description: 'Of the frame with the card fields' })),
        publishableKey: Type.Optional(Type.String({ description: "For the provider's own script" })),
        origin: Type.Optional(
          Type.String({
            description: 'Of the provider: only its messages hold a token; for frame-src as well',
          }),
        ),
      }),
    ),
  }),
})

/**
 * The signature comes in a header (`Stripe-Signature`, `Testbank-Signature`); the public origin hands it on as the
 * field `signature`, because a contract knows no headers.
 */
export const receiveWebhook = defineMethod({
  ...everyone,
  http: 'POST /v1/payment-webhooks/:provider',
  summary: 'What a provider tells of itself',
  description:
    'The signature is checked over the raw bytes. The event is stored once by its id and answered; work follows later, and reads the state from the provider.',
  input: Type.Object({
    provider: ProviderName,
    signature: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  output: Type.Object({ received: Type.Boolean() }),
  errors: {
    signature_invalid: {
      status: 400,
      description: 'The signature is missing, does not fit the body, or is older than five minutes',
    },
    provider_unknown: { status: 404, description: 'No such provider is configured' },
  },
  consumes: ['application/json'],
  bodyLimitBytes: 262_144,
})

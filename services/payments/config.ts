import {
  type ConfigOf,
  choice,
  defineConfig,
  integer,
  list,
  optional,
  text,
  url,
} from '@stoa/platform/config'

const fields = {
  provider: choice('PAYMENTS_PROVIDER', ['testbank', 'stripe'], {
    description: 'Who moves the money when a payment does not say',
    default: 'testbank',
  }),
  providers: list('PAYMENTS_PROVIDERS', {
    description:
      'Every provider that is set up: testbank, stripe. One that still has refunds to make stays here',
    default: ['testbank'],
  }),
  testbankUrl: url('PAYMENTS_TESTBANK_URL', {
    description: 'Where this service reaches the test bank',
    default: 'http://127.0.0.1:4010',
  }),
  testbankOrigin: optional(
    url('PAYMENTS_TESTBANK_ORIGIN', {
      description: 'Where browsers reach the test bank; the same without it',
    }),
  ),
  stripeUrl: optional(
    url('PAYMENTS_STRIPE_URL', {
      description: "A server that speaks Stripe's language; Stripe itself without it",
    }),
  ),
  stripePublishableKey: optional(
    text('PAYMENTS_STRIPE_PUBLISHABLE_KEY', { description: "What the page gives to Stripe's script" }),
  ),
  timeoutMs: integer('PAYMENTS_TIMEOUT_MS', {
    description: 'How long a provider may take to answer before the outcome counts as unknown',
    default: 8000,
    min: 100,
    max: 18_000,
  }),
  renewHours: integer('PAYMENTS_RENEW_HOURS', {
    description: 'How long before its end an authorisation is renewed, where the provider can',
    default: 24,
    min: 1,
    max: 168,
  }),
  resumeSeconds: integer('PAYMENTS_RESUME_SECONDS', {
    description: 'How old an operation without an outcome is when the sweep asks the provider about it',
    default: 30,
    min: 0,
    max: 3600,
  }),
}

export const paymentsConfig = defineConfig('PAYMENTS_', fields)
export type PaymentsConfig = ConfigOf<typeof fields>

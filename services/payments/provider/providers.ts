import { PlatformError } from '@stoa/kernel/errors'
import type { PaymentsConfig } from '../config.ts'
import { stripeProvider } from '../stripe/stripe-provider.ts'
import { testbankProvider } from '../testbank/testbank-provider.ts'
import type { Provider } from './provider.ts'

export type Providers = {
  readonly all: readonly Provider[]
  readonly standard: string
  find(name: string): Provider | undefined
  /** For a payment that exists: its provider must still be set up. */
  of(payment: { readonly provider: string }): Provider
}

type ProvidersOptions = {
  readonly config: PaymentsConfig
  readonly secret: (name: string) => string
  readonly around?: (provider: Provider) => Provider
}

const ring = (secrets: string): string[] => secrets.split(',').map(secret => secret.trim())

export function openProviders({ config, secret, around = same => same }: ProvidersOptions): Providers {
  const known: Readonly<Record<string, () => Provider>> = {
    testbank: () =>
      testbankProvider({
        url: config.testbankUrl,
        origin: config.testbankOrigin ?? new URL(config.testbankUrl).origin,
        secretKey: secret('PAYMENTS_TESTBANK_KEY'),
        webhookSecrets: ring(secret('PAYMENTS_TESTBANK_WEBHOOK_SECRETS')),
        timeoutMs: config.timeoutMs,
      }),
    stripe: () =>
      stripeProvider({
        url: config.stripeUrl,
        publishableKey: config.stripePublishableKey,
        secretKey: secret('PAYMENTS_STRIPE_KEY'),
        webhookSecrets: ring(secret('PAYMENTS_STRIPE_WEBHOOK_SECRETS')),
        timeoutMs: config.timeoutMs,
      }),
  }
  const all = [...new Set([config.provider, ...config.providers])].map(name => {
    const make = known[name]
    if (!make)
      throw new Error(`PAYMENTS_PROVIDERS names '${name}'; there are ${Object.keys(known).join(', ')}`)
    return around(make())
  })
  const find = (name: string) => all.find(provider => provider.name === name)
  return {
    all,
    standard: config.provider,
    find,
    of: payment => find(payment.provider) ?? gone(payment.provider),
  }
}

function gone(name: string): never {
  throw new PlatformError('unavailable', {
    detail: `The provider '${name}' of this payment is not set up any more: add it to PAYMENTS_PROVIDERS`,
  })
}

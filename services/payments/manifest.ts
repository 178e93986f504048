import { paymentsContract } from '@stoa/contracts/payments'
import { defineManifest } from '@stoa/platform/service'

export const manifest = defineManifest({
  name: 'payments',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 250, memoryMiB: 384 },
  calls: [],
  publishes: Object.values(paymentsContract.events),
  consumes: [],
  database: true,
  cache: false,
  buckets: [],
  secrets: [
    'PAYMENTS_CURSOR_KEY',
    'PAYMENTS_TESTBANK_KEY',
    'PAYMENTS_TESTBANK_WEBHOOK_SECRETS',
    'PAYMENTS_STRIPE_KEY',
    'PAYMENTS_STRIPE_WEBHOOK_SECRETS',
  ],
  egress: ['api.stripe.com'],
  slo: { availability: 99.9, p95Ms: 800 },
  personalData: [],
})

import { cartAbandoned } from '@stoa/contracts/cart'
import { customerErased, customerExportRequested, customerSignedIn } from '@stoa/contracts/identity'
import { defineManifest } from '@stoa/platform/service'

export const manifest = defineManifest({
  name: 'cart',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 500, memoryMiB: 384 },
  calls: [
    { service: 'pricing', methods: ['quote'] },
    { service: 'inventory', methods: ['getManyAvailability'] },
    { service: 'identity', methods: ['completePrivacyPart'] },
  ],
  publishes: [cartAbandoned],
  consumes: [
    { from: 'identity', events: [customerSignedIn.type, customerExportRequested.type, customerErased.type] },
  ],
  database: true,
  cache: true,
  buckets: [],
  secrets: ['CART_CURSOR_KEY', 'CART_TOKEN_KEY'],
  egress: [],
  slo: { availability: 99.9, p95Ms: 200 },
  personalData: [
    {
      field: 'carts: what a customer wants to buy, notes and line options',
      purpose: 'buying it',
      keptFor: '90 days after the last change',
    },
  ],
})

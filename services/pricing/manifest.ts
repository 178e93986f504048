import { customerChanged, customerErased, customerExportRequested } from '@stoa/contracts/identity'
import { pricingContract } from '@stoa/contracts/pricing'
import { defineManifest } from '@stoa/platform/service'

export const manifest = defineManifest({
  name: 'pricing',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 500, memoryMiB: 384 },
  calls: [
    { service: 'catalog', methods: ['getManyVariants'] },
    { service: 'identity', methods: ['completePrivacyPart'] },
  ],
  publishes: Object.values(pricingContract.events),
  consumes: [
    { from: 'identity', events: [customerChanged.type, customerExportRequested.type, customerErased.type] },
  ],
  database: true,
  cache: false,
  buckets: [],
  secrets: ['PRICING_CURSOR_KEY'],
  egress: [],
  slo: { availability: 99.9, p95Ms: 100 },
  personalData: [
    { field: 'coupon_uses.customer_id', purpose: 'limits of coupons per customer', keptFor: 'until erasure' },
    {
      field: 'campaign_uses.customer_id',
      purpose: 'limits of campaigns per customer',
      keptFor: 'until erasure',
    },
    { field: 'customer_groups', purpose: 'prices of customer groups', keptFor: 'until erasure' },
    { field: 'quotes.customer_id', purpose: 'what a checkout charges', keptFor: '30 days after expiry' },
  ],
})

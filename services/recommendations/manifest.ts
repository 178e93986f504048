import { defineManifest } from '@stoa/platform/service'

export const manifest = defineManifest({
  name: 'recommendations',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 250, memoryMiB: 256 },
  calls: [
    { service: 'catalog', methods: ['getManyProducts', 'getManyVariants', 'listProducts'] },
    { service: 'orders', methods: ['scanBaskets'] },
  ],
  publishes: [],
  consumes: [
    {
      from: 'catalog',
      events: [
        'catalog.price-changed',
        'catalog.product-created',
        'catalog.product-deleted',
        'catalog.product-published',
        'catalog.product-unpublished',
        'catalog.product-updated',
      ],
    },
    { from: 'orders', events: ['orders.order-cancelled', 'orders.order-placed'] },
  ],
  database: true,
  cache: false,
  buckets: [],
  secrets: ['RECOMMENDATIONS_CURSOR_KEY'],
  egress: [],
  slo: { availability: 99.5, p95Ms: 100 },
  personalData: [],
})

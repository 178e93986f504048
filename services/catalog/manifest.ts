import { catalogContract } from '@stoa/contracts/catalog'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { defineManifest } from '@stoa/platform/service'

const { events } = catalogContract

export const manifest = defineManifest({
  name: 'catalog',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 500, memoryMiB: 384 },
  calls: [],
  publishes: Object.values(events),
  consumes: [
    {
      from: 'catalog',
      events: [
        events.productCreated.type,
        events.productUpdated.type,
        events.productPublished.type,
        events.productUnpublished.type,
        events.productDeleted.type,
        events.priceChanged.type,
      ],
    },
    { from: 'inventory', events: [availabilityChanged.type] },
  ],
  database: true,
  cache: false,
  buckets: [],
  secrets: ['CATALOG_CURSOR_KEY'],
  egress: [],
  slo: { availability: 99.9, p95Ms: 100 },
  personalData: [],
})

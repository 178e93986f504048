import { availabilityChanged, reservationExpired } from '@stoa/contracts/inventory'
import { defineManifest } from '@stoa/platform/service'

export const manifest = defineManifest({
  name: 'inventory',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 500, memoryMiB: 384 },
  calls: [],
  publishes: [availabilityChanged, reservationExpired],
  consumes: [],
  database: true,
  cache: false,
  buckets: [],
  secrets: ['INVENTORY_CURSOR_KEY'],
  egress: [],
  slo: { availability: 99.9, p95Ms: 100 },
  personalData: [],
})

import { customerEmailVerified, customerErased, customerExportRequested } from '@stoa/contracts/identity'
import { ordersContract } from '@stoa/contracts/orders'
import {
  paymentAuthorised,
  paymentCaptured,
  paymentExpired,
  paymentFailed,
  paymentVoided,
} from '@stoa/contracts/payments'
import { defineManifest } from '@stoa/platform/service'
import { called } from './neighbours.ts'

export const manifest = defineManifest({
  name: 'orders',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 500, memoryMiB: 384 },
  calls: Object.entries(called).map(([service, methods]) => ({ service, methods })),
  publishes: Object.values(ordersContract.events),
  consumes: [
    {
      from: 'payments',
      events: [
        paymentAuthorised.type,
        paymentCaptured.type,
        paymentFailed.type,
        paymentExpired.type,
        paymentVoided.type,
      ],
    },
    {
      from: 'identity',
      events: [customerEmailVerified.type, customerErased.type, customerExportRequested.type],
    },
  ],
  database: true,
  cache: false,
  buckets: [],
  secrets: ['ORDERS_CURSOR_KEY', 'ORDERS_LINK_KEY'],
  egress: [],
  slo: { availability: 99.9, p95Ms: 500 },
  personalData: [
    { field: 'orders.email', purpose: 'to write about the order', keptFor: 'until the customer is erased' },
    {
      field: 'orders.doc (addresses)',
      purpose: 'to deliver and to bill',
      keptFor: 'until the customer is erased',
    },
    { field: 'checkouts.form', purpose: 'to complete the purchase', keptFor: 'until the customer is erased' },
    { field: 'invoices.doc', purpose: 'accounting', keptFor: 'the legal term of invoices' },
    { field: 'invoices.file', purpose: 'accounting', keptFor: 'the legal term of invoices' },
    { field: 'invoice_files.file', purpose: 'accounting', keptFor: 'the legal term of invoices' },
  ],
})

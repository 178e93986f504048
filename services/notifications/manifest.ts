import { defineManifest } from '@stoa/platform/service'
import { consumed } from './consumers.ts'
import { called } from './neighbours.ts'

export const manifest = defineManifest({
  name: 'notifications',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 250, memoryMiB: 256 },
  calls: Object.entries(called).map(([service, methods]) => ({ service, methods })),
  publishes: [],
  consumes: Object.entries(consumed).map(([from, events]) => ({
    from,
    events: events.map(({ type }) => type),
  })),
  database: true,
  cache: false,
  buckets: [],
  secrets: [
    'NOTIFICATIONS_CURSOR_KEY',
    'NOTIFICATIONS_SEAL_KEYS',
    'NOTIFICATIONS_ADDRESS_KEY',
    'NOTIFICATIONS_SMTP_URL',
  ],
  // The mail server, and receivers of webhooks wherever they are.
  egress: ['*'],
  slo: { availability: 99.5, p95Ms: 200 },
  personalData: [
    {
      field: 'messages.recipient, messages.subject',
      purpose: 'to see whether a mail arrived',
      keptFor: 'NOTIFICATIONS_KEEP_DAYS, or until the customer is erased',
    },
    {
      field: 'stock_alerts.address, stock_alerts.customer_id',
      purpose: 'to tell who asked for it that a product can be bought again',
      keptFor: 'until they were told, ended it or were erased; a week without a confirmation, a year at most',
    },
    {
      field: 'reminded_customers.customer_id',
      purpose: 'to remind nobody of a cart twice in seven days',
      keptFor: 'seven days, or until the customer is erased',
    },
    {
      field: 'opt_outs.address_hash',
      purpose: 'to send no more reminders to who ended them',
      keptFor: 'for good: the wish has no end',
    },
    {
      field: 'bounces.address_hash',
      purpose: 'to write no more to addresses that refuse mail',
      keptFor: 'NOTIFICATIONS_KEEP_DAYS after the last refusal',
    },
    {
      field: 'mailbox',
      purpose: 'to read mails on one’s own machine',
      keptFor: 'NOTIFICATIONS_KEEP_DAYS, or until the customer is erased',
    },
  ],
})

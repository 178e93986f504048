import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import * as audit from './audit.ts'
import * as deliveries from './deliveries.ts'
import * as mailbox from './mailbox.ts'
import * as messages from './messages.ts'
import * as stockAlerts from './stock-alerts.ts'
import * as suppressions from './suppressions.ts'
import * as templates from './templates.ts'
import * as webhooks from './webhooks.ts'

export { Webhook } from './webhook.ts'

const { Message, Preview, ...messageMethods } = messages
const { Delivery, ...deliveryMethods } = deliveries
const { Suppression, ...suppressionMethods } = suppressions
const { StockAlert, ...stockAlertMethods } = stockAlerts

export { Delivery, Message, Preview, StockAlert, Suppression }

export const notificationsContract = defineContract('notifications', {
  methods: {
    ...messageMethods,
    ...templates,
    ...suppressionMethods,
    ...stockAlertMethods,
    ...webhooks,
    ...deliveryMethods,
    ...audit,
    ...mailbox,
    ...deadLetterMethods('notifications'),
  },
  events: {},
})

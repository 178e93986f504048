import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import * as audit from './audit.ts'
import * as deliveries from './deliveries.ts'
import * as mailbox from './mailbox.ts'
import * as messages from './messages.ts'
import * as suppressions from './suppressions.ts'
import * as templates from './templates.ts'
import * as webhooks from './webhooks.ts'

export { Webhook } from './webhook.ts'

const { Message, Preview, ...messageMethods } = messages
const { Delivery, ...deliveryMethods } = deliveries
const { Suppression, ...suppressionMethods } = suppressions

export { Delivery, Message, Preview, Suppression }

export const notificationsContract = defineContract('notifications', {
  methods: {
    ...messageMethods,
    ...templates,
    ...suppressionMethods,
    ...webhooks,
    ...deliveryMethods,
    ...audit,
    ...mailbox,
    ...deadLetterMethods('notifications'),
  },
  events: {},
})

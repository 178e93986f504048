import { defineJob } from '@stoa/platform/jobs'
import { Type } from 'typebox'

const request = Type.Object({ customerId: Type.String(), requestId: Type.String() })

/** Mails and deliveries keep their own times; these jobs only say that it is time to look. */
export const sendJob = defineJob('notifications.send-mails', Type.Object({}), { attempts: 3 })
export const deliverJob = defineJob('notifications.deliver-webhooks', Type.Object({}), { attempts: 3 })
export const noticeJob = defineJob(
  'notifications.tell-staff',
  Type.Object({ webhookId: Type.String(), version: Type.Integer() }),
)
export const askJob = defineJob('notifications.ask-stock-alert', Type.Object({ alertId: Type.String() }))
export const tellJob = defineJob('notifications.tell-stock-alerts', Type.Object({ sku: Type.String() }))
export const sweepJob = defineJob('notifications.sweep', Type.Object({}), { attempts: 1 })
export const resealJob = defineJob('notifications.reseal-secrets', Type.Object({}), { attempts: 3 })
export const pruneJob = defineJob('notifications.prune', Type.Object({}), { attempts: 3 })
export const forgetJob = defineJob('notifications.forget-customer', request)
export const exportJob = defineJob('notifications.export-customer', request)

import { defineJob } from '@stoa/platform/jobs'
import { Type } from 'typebox'

const customer = { customerId: Type.String() }
const request = Type.Object({ ...customer, requestId: Type.String() })

export const resumeJob = defineJob('orders.resume', Type.Object({ sagaId: Type.String() }), { attempts: 3 })
export const claimJob = defineJob('orders.claim-guest-orders', Type.Object(customer))
export const forgetJob = defineJob('orders.forget-customer', request)
export const exportJob = defineJob('orders.export-customer', request)
export const sweepJob = defineJob('orders.sweep', Type.Object({}), { attempts: 1 })
export const issueJob = defineJob('orders.issue-documents', Type.Object({}), { attempts: 3 })
export const fileJob = defineJob('orders.file-invoices', Type.Object({}), { attempts: 3 })
export const pruneJob = defineJob('orders.prune', Type.Object({}), { attempts: 3 })

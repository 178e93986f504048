import { customerErased, customerExportRequested, customerSignedIn } from '@stoa/contracts/identity'
import { type Consumer, isEvent } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import { eraseJob, exportJob, mergeJob } from './jobs.ts'

export const customerConsumer: Consumer = {
  name: 'customers',
  source: 'identity',
  events: [customerSignedIn, customerExportRequested, customerErased],
  async handle(tx, event) {
    if (isEvent(customerSignedIn, event)) {
      const { customerId, guestId } = event.data
      if (guestId !== undefined) await enqueue(tx, mergeJob, { guestId, customerId })
    } else if (isEvent(customerExportRequested, event)) await enqueue(tx, exportJob, event.data)
    else if (isEvent(customerErased, event)) await enqueue(tx, eraseJob, event.data)
  },
}

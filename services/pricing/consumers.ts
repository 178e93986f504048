import { customerChanged, customerErased, customerExportRequested } from '@stoa/contracts/identity'
import { type Consumer, isEvent } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import { answerPrivacy } from './jobs.ts'
import { forgetCustomer, setCustomerGroup } from './privacy/privacy-store.ts'

/** Follows identity: in which group a customer is, and what is to be told or forgotten of one. */
export const customerConsumer: Consumer = {
  name: 'customers',
  source: 'identity',
  events: [customerChanged, customerExportRequested, customerErased],
  async handle(tx, event) {
    if (isEvent(customerChanged, event)) {
      const { customerId, group } = event.data
      await setCustomerGroup(tx, customerId, group, event.aggregateVersion)
    } else if (isEvent(customerErased, event)) {
      await forgetCustomer(tx, event.data.customerId)
      await enqueue(tx, answerPrivacy, { requestId: event.data.requestId })
    } else if (isEvent(customerExportRequested, event)) {
      const { requestId, customerId } = event.data
      await enqueue(tx, answerPrivacy, { requestId, customerId })
    }
  },
}

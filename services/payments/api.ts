import type { paymentsContract } from '@stoa/contracts/payments'
import type { Api } from '@stoa/kernel/contract'
import type { PaymentsDeps } from './deps.ts'
import * as change from './operate/change.ts'
import { createCreatePayment } from './operate/create.ts'
import { createVoid } from './operate/void.ts'
import { createListPaymentMethods } from './read-methods.ts'
import * as read from './read-payments.ts'
import { createGetPaymentRecord } from './read-record.ts'
import * as reconcile from './reconcile/handlers.ts'
import { createReceiveWebhook } from './webhook/receive.ts'

export const paymentsApi = (deps: PaymentsDeps): Omit<Api<typeof paymentsContract>, 'scanEvents'> => ({
  createPayment: createCreatePayment(deps),
  authorise: change.createAuthorise(deps),
  capture: change.createCapture(deps),
  voidPayment: createVoid(deps),
  refund: change.createRefund(deps),
  getPayment: read.createGetPayment(deps),
  getManyPayments: read.createGetManyPayments(deps),
  refreshPayment: read.createRefreshPayment(deps),
  listPayments: read.createListPayments(deps),
  getPaymentRecord: createGetPaymentRecord(deps),
  reconcile: reconcile.createReconcile(deps),
  listReconciliations: reconcile.createListReconciliations(deps),
  listPaymentMethods: createListPaymentMethods(deps),
  receiveWebhook: createReceiveWebhook(deps),
})

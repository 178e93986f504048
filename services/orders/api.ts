import type { ordersContract } from '@stoa/contracts/orders'
import type { Api } from '@stoa/kernel/contract'
import type { DeadLettersApi, FeedApi } from '@stoa/platform/events'
import * as cancel from './cancel/cancel-order.ts'
import { createCancelCheckout } from './checkout/cancel-checkout.ts'
import { createCompleteCheckout, createContinueCheckout } from './checkout/complete-checkout.ts'
import { keptCheckouts } from './checkout/kept-checkouts.ts'
import { createStartCheckout } from './checkout/start-checkout.ts'
import { createGetCheckout, createUpdateCheckout } from './checkout/update-checkout.ts'
import type { Orders } from './context.ts'
import * as edit from './edit/order-edits.ts'
import * as invoices from './invoice/read-invoices.ts'
import { createGetGiftCardDelivery } from './ledger/gift-card-delivery.ts'
import * as giftCards from './ledger/gift-cards.ts'
import * as credit from './ledger/store-credit.ts'
import * as links from './links/order-links.ts'
import * as read from './order/read-orders.ts'
import { createScanBaskets } from './order/scan-baskets.ts'
import * as processes from './processes/processes.ts'
import { createRefundOrder } from './refund/refund-order.ts'
import { createInspectReturn } from './returns/inspect-return.ts'
import * as returns from './returns/move-return.ts'
import * as readReturns from './returns/read-returns.ts'
import { createRequestReturn } from './returns/request-return.ts'
import * as ship from './ship/create-shipment.ts'
import { createGetOrderStats } from './stats/read-stats.ts'
import { createStreamOrder } from './timeline/stream-order.ts'

type OrdersApi = Omit<Api<typeof ordersContract>, keyof (FeedApi & DeadLettersApi)>

export const ordersApi = (deps: Orders): OrdersApi => ({
  ...buying(deps),
  ...afterSales(deps),
  listMyOrders: read.createListMyOrders(deps),
  getOrder: read.createGetOrder(deps),
  scanOrderEvents: read.createScanOrderEvents(deps),
  streamOrder: createStreamOrder(deps),
  listOrders: read.createListOrders(deps),
  getStaffOrder: read.createGetStaffOrder(deps),
  getManyOrders: read.createGetManyOrders(deps),
  getManyOrderSummaries: read.createGetManyOrderSummaries(deps),
  scanBaskets: createScanBaskets(deps),
  getOrderTimeline: read.createGetOrderTimeline(deps),
  getOrderStats: createGetOrderStats(deps),
  requestOrderLink: links.createRequestOrderLink(deps),
  openOrderLink: links.createOpenOrderLink(deps),
  getOrderContact: links.createGetOrderContact(deps),
  getGiftCardDelivery: createGetGiftCardDelivery(deps),
  listProcesses: processes.createListProcesses(deps),
  getProcess: processes.createGetProcess(deps),
  redriveProcess: processes.createRedriveProcess(deps),
})

const buying = (deps: Orders, kept = keptCheckouts()) => ({
  startCheckout: createStartCheckout(deps, kept),
  getCheckout: createGetCheckout(deps),
  updateCheckout: createUpdateCheckout(deps, kept),
  completeCheckout: createCompleteCheckout(deps, kept),
  continueCheckout: createContinueCheckout(deps),
  cancelCheckout: createCancelCheckout(deps),
  issueGiftCard: giftCards.createIssueGiftCard(deps),
  getGiftCardBalance: giftCards.createGetGiftCardBalance(deps),
  listGiftCards: giftCards.createListGiftCards(deps),
  getGiftCard: giftCards.createGetGiftCard(deps),
  disableGiftCard: giftCards.createDisableGiftCard(deps),
  getMyStoreCredit: credit.createGetMyStoreCredit(deps),
  getStoreCredit: credit.createGetStoreCredit(deps),
  grantStoreCredit: credit.createGrantStoreCredit(deps),
})

const afterSales = (deps: Orders) => ({
  cancelOrder: cancel.createCancelOrder(deps),
  cancelOrderByStaff: cancel.createCancelOrderByStaff(deps),
  createShipment: ship.createCreateShipment(deps),
  updateShipment: ship.createUpdateShipment(deps),
  refundOrder: createRefundOrder(deps),
  startOrderEdit: edit.createStartOrderEdit(deps),
  getOrderEdit: edit.createGetOrderEdit(deps),
  payOrderEdit: edit.createPayOrderEdit(deps),
  cancelOrderEdit: edit.createCancelOrderEdit(deps),
  requestReturn: createRequestReturn(deps),
  listMyReturns: readReturns.createListMyReturns(deps),
  withdrawReturn: returns.createWithdrawReturn(deps),
  listReturns: readReturns.createListReturns(deps),
  getReturn: readReturns.createGetReturn(deps),
  decideReturn: returns.createDecideReturn(deps),
  receiveReturn: returns.createReceiveReturn(deps),
  inspectReturn: createInspectReturn(deps),
  listMyInvoices: invoices.createListMyInvoices(deps),
  downloadMyInvoice: invoices.createDownloadMyInvoice(deps),
  listInvoices: invoices.createListInvoices(deps),
  downloadInvoice: invoices.createDownloadInvoice(deps),
})

import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import { feedMethods } from '@stoa/kernel/feed'
import * as checkouts from './checkouts.ts'
import * as edits from './edits.ts'
import * as events from './events.ts'
import * as giftCards from './gift-cards.ts'
import * as invoices from './invoices.ts'
import * as myOrders from './my-orders.ts'
import * as neighbours from './neighbours.ts'
import * as processes from './processes.ts'
import * as returns from './returns.ts'
import * as staffOrders from './staff-orders.ts'
import * as stats from './stats.ts'
import * as storeCredit from './store-credit.ts'

export { Checkout, CheckoutLine, Instrument, Problem, TotalLine } from './checkout.ts'
export { Edit } from './edit.ts'
export * from './events.ts'
export { GiftCard, LedgerEntry } from './ledger.ts'
export {
  Order,
  OrderLine,
  OrderSummary,
  Refund,
  Shipment,
  StaffOrderSummary,
  Tender,
  TimelineEntry,
} from './order.ts'
export { Return, ReturnLine } from './return.ts'
export { Address } from './values.ts'

export const ordersContract = defineContract('orders', {
  methods: {
    ...checkouts,
    ...myOrders,
    ...staffOrders,
    ...stats,
    ...edits,
    ...returns,
    ...giftCards,
    ...storeCredit,
    ...invoices,
    ...processes,
    ...neighbours,
    ...feedMethods,
    ...deadLetterMethods('orders'),
  },
  events: { ...events },
})

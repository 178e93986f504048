import { enAccount } from './en-account.ts'
import { enAlerts } from './en-alerts.ts'
import { enOrders } from './en-orders.ts'
import type { Words } from './words.ts'

export const en: Words = {
  labels: {
    hello: 'Hello',
    carrier: 'Carrier',
    tracking: 'Tracking',
    shipTo: 'Goes to',
    code: 'Code',
    link: 'If the button does nothing, copy this address into your browser:',
    why: 'You get this message because of something you did or ordered at',
    unsubscribe: 'No more of these messages',
    subtotal: 'Subtotal',
    items: 'Items',
    discount: 'Discount',
    shipping: 'Shipping',
    tax: 'Tax',
    'tax-included': 'Tax included',
    'gift-card': 'Gift card',
    'store-credit': 'Store credit',
    total: 'Total',
    due: 'To pay',
  },
  copies: { ...enAccount, ...enAlerts, ...enOrders },
}

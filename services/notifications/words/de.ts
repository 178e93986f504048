import { deAccount } from './de-account.ts'
import { deAlerts } from './de-alerts.ts'
import { deOrders } from './de-orders.ts'
import type { Words } from './words.ts'

export const de: Words = {
  labels: {
    hello: 'Guten Tag',
    carrier: 'Versand mit',
    tracking: 'Sendungsnummer',
    shipTo: 'Geht an',
    code: 'Code',
    link: 'Wenn die Schaltfläche nichts tut, kopieren Sie diese Adresse in Ihren Browser:',
    why: 'Sie erhalten diese Nachricht, weil Sie etwas getan oder bestellt haben bei',
    unsubscribe: 'Keine weiteren solchen Nachrichten',
    subtotal: 'Zwischensumme',
    items: 'Artikel',
    discount: 'Rabatt',
    shipping: 'Versand',
    tax: 'Steuer',
    'tax-included': 'Darin enthaltene Steuer',
    'gift-card': 'Gutschein',
    'store-credit': 'Guthaben',
    total: 'Summe',
    due: 'Zu zahlen',
  },
  copies: { ...deAccount, ...deAlerts, ...deOrders },
}

import { url } from './field.ts'

/** One for the whole shop, so whoever needs it says the same of it. */
export const shopUrl = url('SHOP_URL', {
  description:
    'Where buyers find the shop: links in mails lead there, and they come back there from a payment, unless the caller names another address',
  default: 'http://127.0.0.1:8080/',
})

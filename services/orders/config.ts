import { type ConfigOf, choice, defineConfig, integer, shopUrl, text } from '@stoa/platform/config'

const fields = {
  checkoutMinutes: integer('ORDERS_CHECKOUT_MINUTES', {
    description: 'How long an open checkout may rest before it expires',
    default: 60,
    min: 5,
    max: 10_080,
  }),
  holdSeconds: integer('ORDERS_HOLD_SECONDS', {
    description: 'How long stock and price are held while a checkout is being completed',
    default: 900,
    min: 60,
    max: 7200,
  }),
  holdAt: choice('ORDERS_HOLD_AT', ['complete', 'start'], {
    description:
      'When stock is held for a buyer: as the checkout is completed, or from its start, again for ORDERS_HOLD_SECONDS with each change',
    default: 'complete',
  }),
  capture: choice('ORDERS_CAPTURE', ['now', 'shipment'], {
    description: 'When the money is taken: as the order is placed, or part by part as it is sent',
    default: 'now',
  }),
  editHours: integer('ORDERS_EDIT_HOURS', {
    description: 'How long an edit that costs more waits for its payment',
    default: 2,
    min: 1,
    max: 2,
  }),
  returnDays: integer('ORDERS_RETURN_DAYS', {
    description: 'How many days after the last shipment a return may be asked for',
    default: 30,
    min: 0,
    max: 730,
  }),
  linkDays: integer('ORDERS_LINK_DAYS', {
    description: 'How long a link to a guest order can be opened',
    default: 30,
    min: 1,
    max: 365,
  }),
  streamPollMs: integer('ORDERS_STREAM_POLL_MS', {
    description: 'How often orders that somebody watches live are looked at, all in one statement',
    default: 1000,
    min: 20,
    max: 60_000,
  }),
  streamPulseSeconds: integer('ORDERS_STREAM_PULSE_SECONDS', {
    description: 'How often a live view that has nothing to tell shows that it is there',
    default: 15,
    min: 1,
    max: 60,
  }),
  streamMinutes: integer('ORDERS_STREAM_MINUTES', {
    description: 'How long a live view stays open; browsers come back, and are asked for their rights again',
    default: 10,
    min: 1,
    max: 60,
  }),
  shopUrl,
  defaultCurrency: text('ORDERS_DEFAULT_CURRENCY', {
    description: 'Of a checkout that comes from lines and names no currency',
    default: 'EUR',
    pattern: /^[A-Z]{3}$/,
  }),
  giftCardPrefix: text('ORDERS_GIFT_CARD_PREFIX', {
    description: 'How SKUs of gift cards begin: a line of one that needs no delivery is paid out as codes',
    default: 'GIFTCARD',
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  }),
  sellerName: text('ORDERS_SELLER_NAME', {
    description: 'Who sells: stands on invoices',
    default: 'Stoa shop',
  }),
  sellerAddress: text('ORDERS_SELLER_ADDRESS', {
    description: 'Address and tax number on invoices, lines separated by semicolons',
    default: '',
  }),
}

export const ordersConfig = defineConfig('ORDERS_', fields)
export type OrdersConfig = ConfigOf<typeof fields>

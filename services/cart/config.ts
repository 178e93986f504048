import { type ConfigOf, defineConfig, integer, optional, url } from '@stoa/platform/config'

const days = { min: 1, max: 3650 }
const fields = {
  guestDays: integer('CART_GUEST_DAYS', {
    description: 'How long a cart without a customer is kept after its last change',
    default: 30,
    ...days,
  }),
  customerDays: integer('CART_CUSTOMER_DAYS', {
    description: 'How long the cart of a customer is kept after its last change',
    default: 90,
    ...days,
  }),
  mostLines: integer('CART_MOST_LINES', {
    description: 'How many lines a cart takes',
    default: 100,
    min: 1,
    max: 100,
  }),
  mostUnits: integer('CART_MOST_UNITS', {
    description: 'How many units a line takes',
    default: 9_999,
    min: 1,
    max: 1_000_000,
  }),
  reminderHours: integer('CART_REMINDER_HOURS', {
    description:
      'After how many hours without a change the cart of a customer is told to be abandoned, which reminds them by mail; 0: never. Not for carts in a Valkey',
    default: 24,
    min: 0,
    max: 720,
  }),
  rulesMs: integer('CART_RULES_MS', {
    description: 'How long an instance trusts the quantity rules that it knows',
    default: 1000,
    min: 0,
    max: 60_000,
  }),
  valkeyUrl: optional(
    url('CACHE_URL', {
      description: 'A Valkey in which carts are kept instead of in PostgreSQL',
      protocols: ['redis', 'rediss'],
    }),
  ),
}

export const cartConfig = defineConfig('CART_', fields)
export type CartConfig = ConfigOf<typeof fields>

import { type ConfigOf, defineConfig, integer } from '@stoa/platform/config'

const fields = {
  keepMs: integer('PRICING_KEEP_MS', {
    description: 'How long a quote may go by what was read of a variant and of the rules, in milliseconds',
    default: 1000,
    min: 0,
    max: 60_000,
  }),
  portTimeoutMs: integer('PRICING_PORT_TIMEOUT_MS', {
    description:
      'How long a cart waits for taxes or shipping that somebody else works out, before the tables of the shop count',
    default: 1500,
    min: 10,
    max: 20_000,
  }),
  keepQuotesDays: integer('PRICING_KEEP_QUOTES_DAYS', {
    description: 'How long a frozen quote is kept after it has expired',
    default: 30,
    min: 1,
    max: 3650,
  }),
}

export const pricingConfig = defineConfig('PRICING_', fields)
export type PricingConfig = ConfigOf<typeof fields>

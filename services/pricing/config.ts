import { type ConfigOf, defineConfig, integer } from '@stoa/platform/config'

const fields = {
  keepQuotesDays: integer('PRICING_KEEP_QUOTES_DAYS', {
    description: 'How long a frozen quote is kept after it has expired',
    default: 30,
    min: 1,
    max: 3650,
  }),
}

export const pricingConfig = defineConfig('PRICING_', fields)
export type PricingConfig = ConfigOf<typeof fields>

import { type ConfigOf, defineConfig, integer } from '@stoa/platform/config'

const fields = {
  leastOrders: integer('RECOMMENDATIONS_LEAST_ORDERS', {
    description: 'In how many orders two products must have met before one recommends the other',
    default: 2,
    min: 1,
    max: 1000,
  }),
}

export const recommendationsConfig = defineConfig('RECOMMENDATIONS_', fields)
export type RecommendationsConfig = ConfigOf<typeof fields>

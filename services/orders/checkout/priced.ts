import type { pricingContract } from '@stoa/contracts/pricing'
import type { OutputOf } from '@stoa/kernel/contract'

/** What pricing answers, as a checkout keeps it. */
export type Quote = OutputOf<(typeof pricingContract)['methods']['quote']>

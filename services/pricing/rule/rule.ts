import type {
  CampaignInput,
  Market,
  PriceListInput,
  PromotionInput,
  ShippingZoneInput,
  TaxRateInput,
} from '@stoa/contracts/pricing'
import type { Static } from 'typebox'

/** What is stored of each kind of rule. */
export type Documents = {
  'price-list': Static<typeof PriceListInput>
  promotion: Static<typeof PromotionInput>
  'tax-rate': Static<typeof TaxRateInput>
  'shipping-zone': Static<typeof ShippingZoneInput>
  campaign: Static<typeof CampaignInput>
  market: Omit<Static<typeof Market>, 'version' | 'updatedAt'>
}
export type Kind = keyof Documents

export type Problem = { readonly pointer: string; readonly detail: string }

type Schedule = {
  readonly active?: boolean | undefined
  readonly startsAt?: string | undefined
  readonly endsAt?: string | undefined
}

/** Instants may carry fractions of any length, so they are compared as times, not as text. */
export const isRunning = ({ active = true, startsAt, endsAt }: Schedule, now: number): boolean =>
  active &&
  (startsAt === undefined || Date.parse(startsAt) <= now) &&
  (endsAt === undefined || now < Date.parse(endsAt))

import type { SellableVariant as Sellable } from '@stoa/contracts/catalog'
import type * as contract from '@stoa/contracts/pricing'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { InputOf } from '@stoa/kernel/contract'
import type { Static } from 'typebox'

export type SellableVariant = Static<typeof Sellable>
export type Quote = Static<typeof contract.Quote>
export type QuoteLine = Static<typeof contract.QuoteLine>
export type Step = Static<typeof contract.Step>
export type LineTax = Static<typeof contract.LineTax>
export type QuoteProblem = Static<typeof contract.QuoteProblem>
export type CouponResult = Static<typeof contract.CouponResult>
export type ShippingOption = Static<typeof contract.ShippingOption>
export type QuoteInput = InputOf<(typeof pricingContract)['methods']['quote']>

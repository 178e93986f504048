import type { PricingLoad } from './load-pricing.ts'
import { seedZones } from './seed-zones.ts'

const called: Readonly<Record<string, { en: string; de: string }>> = {
  MwSt: { en: 'VAT', de: 'MwSt.' },
  USt: { en: 'VAT', de: 'USt.' },
  TVA: { en: 'VAT', de: 'MwSt.' },
  btw: { en: 'VAT', de: 'MwSt.' },
  VAT: { en: 'VAT', de: 'MwSt.' },
  消費税: { en: 'Consumption tax', de: 'Verbrauchsteuer' },
  'Sales tax': { en: 'Sales tax', de: 'Umsatzsteuer' },
}

const rate = (country: string, name: string, ratePpm: number, region?: string) => ({
  id: `tax_${[country, region].filter(Boolean).join('-').toLowerCase()}`,
  ...{ name, country, ratePpm },
  ...(called[name] && { labels: called[name] }),
  ...(region !== undefined && { region }),
})

const market = (currency: string, pricesIncludeTax: boolean, country: string) => ({
  ...{ channel: 'default', currency, pricesIncludeTax, country },
})

const labels = (en: string, de: string) => ({ en, de })

/** What a shop for visitors to Europe, the United States and Japan starts with: rates are real, prices are made up. */
export const seedPricing: PricingLoad = {
  markets: [market('EUR', true, 'DE'), market('USD', false, 'US'), market('JPY', true, 'JP')],
  taxRates: [
    rate('DE', 'MwSt', 190_000),
    rate('AT', 'USt', 200_000),
    rate('FR', 'TVA', 200_000),
    rate('NL', 'btw', 210_000),
    rate('GB', 'VAT', 200_000),
    rate('JP', '消費税', 100_000),
    rate('US', 'Sales tax', 72_500, 'CA'),
    rate('US', 'Sales tax', 40_000, 'NY'),
    rate('US', 'Sales tax', 62_500, 'TX'),
    rate('US', 'Sales tax', 65_000, 'WA'),
    // California does not tax postage that is charged apart.
    { ...rate('US', 'Sales tax', 0, 'CA'), id: 'tax_us-ca-shipping', taxClass: 'shipping' },
  ],
  zones: seedZones,
  campaigns: [
    {
      id: 'camp_welcome',
      name: 'A warm welcome',
      description: 'Ten percent for newcomers, until what was set aside for it is given away',
      budget: {
        kind: 'spend',
        amounts: [
          { currency: 'EUR', amount: 500_000 },
          { currency: 'USD', amount: 560_000 },
          { currency: 'JPY', amount: 825_000 },
        ],
      },
    },
  ],
  promotions: [
    {
      id: 'promo_three-for-two',
      name: 'Three pieces of tableware for two',
      labels: labels('Three for two at the tea table', 'Drei für zwei am Teetisch'),
      effect: {
        kind: 'buy-x-get-y',
        ...{ buy: { tags: ['tea'] }, buyQuantity: 2, get: { tags: ['tea'] }, getQuantity: 1 },
      },
    },
    {
      id: 'promo_laid-table',
      name: 'Ten percent from 250 on',
      labels: labels('Ten percent for a whole table', 'Zehn Prozent für den ganzen Tisch'),
      effect: { kind: 'percent-off', ratePpm: 100_000 },
      conditions: {
        minSubtotal: [
          { currency: 'EUR', amount: 25_000 },
          { currency: 'USD', amount: 28_000 },
          { currency: 'JPY', amount: 41_000 },
        ],
      },
    },
    {
      id: 'promo_welcome',
      name: 'Welcome',
      labels: labels('Ten percent to begin with', 'Zehn Prozent zum Anfang'),
      effect: { kind: 'percent-off', ratePpm: 100_000 },
      ...{ needsCoupon: true, stacking: 'exclusive', campaignId: 'camp_welcome' },
    },
    {
      id: 'promo_free-shipping',
      name: 'Free shipping',
      labels: labels('We pay the postage', 'Das Porto geht auf uns'),
      effect: { kind: 'free-shipping', options: ['parcel'] },
      needsCoupon: true,
    },
    {
      id: 'promo_five-off',
      name: 'A little something off',
      labels: labels('A little something off', 'Eine Kleinigkeit weniger'),
      effect: {
        kind: 'amount-off',
        per: 'order',
        amounts: [
          { currency: 'EUR', amount: 500 },
          { currency: 'USD', amount: 600 },
          { currency: 'JPY', amount: 800 },
        ],
      },
      needsCoupon: true,
    },
  ],
  coupons: [
    { code: 'WELCOME10', promotionId: 'promo_welcome', customerLimit: 1 },
    { code: 'POSTAGE', promotionId: 'promo_free-shipping' },
    { code: 'FIVE', promotionId: 'promo_five-off', usageLimit: 1000 },
  ],
}

import { fail, ok } from '@stoa/kernel/result'
import type { Quote } from '../checkout/quote.ts'
import type { Neighbours } from '../neighbours.ts'
import type { TestHold, World, WorldDoc } from './world.ts'

const rate = 190_000
const shippingPrice = 490

type Input = Parameters<Neighbours['pricing']['quote']>[0]

/** What the campaigns of the tests take off: one with every coupon, the other by itself once somebody has opened it. */
export const campaigns = { coupons: 'camp_coupons', gift: 'camp_gift' }
const giftWorth = 50

type Told = { readonly ended?: readonly string[]; readonly gift?: boolean }

/** Every unit costs 1000 gross, shipping 490; each coupon takes 100 off the first line, but those with NO are superseded. */
export function priceOf(input: Input, { ended = [], gift = false }: Told = {}): Quote {
  const { currency } = input
  const money = (amount: number) => ({ amount, currency })
  const taxOf = (gross: number) => Math.round((gross * rate) / (1_000_000 + rate))
  const part = (subtotal: number, discount: number) => ({
    ...{ steps: [], subtotal: money(subtotal), discount: money(discount), total: money(subtotal - discount) },
    ...{ tax: money(taxOf(subtotal - discount)), taxes: [vat(money(taxOf(subtotal - discount)))] },
  })
  const couponResults = (input.coupons ?? []).map(code => ({
    code,
    status: code.startsWith('NO') ? 'superseded' : ended.includes(code) ? 'inactive' : 'applied',
  }))
  const used = couponResults.filter(({ status }) => status === 'applied')
  const lines = input.lines.map(({ lineId, sku, quantity }, i) => ({
    ...{ lineId, sku, quantity, productId: 'prod', variantId: 'var', productSlug: 'slug', title: sku },
    ...{
      optionText: '',
      taxClass: 'standard',
      shipped: !sku.startsWith('GIFTCARD'),
      listUnit: money(1000),
      unit: money(1000),
    },
    ...part(1000 * quantity, i === 0 ? 100 * used.length + (gift ? giftWorth : 0) : 0),
  }))
  const option = { id: 'parcel', code: 'parcel', label: 'Parcel', price: money(shippingPrice) }
  const shipping = { option: 'parcel', code: 'parcel', label: 'Parcel', ...part(shippingPrice, 0) }
  const items = lines.reduce((sum, { subtotal }) => sum + subtotal.amount, 0)
  const discount = lines.reduce((sum, line) => sum + line.discount.amount, 0)
  const total = items - discount + shippingPrice
  return {
    ...{ channel: input.channel ?? 'default', currency, pricesIncludeTax: true, lines, shipping },
    ...{ shippingOptions: [option], taxes: [], couponResults, problems: [] },
    discounts: [
      ...used.map(({ code }) => ({ ...discountOf(campaigns.coupons, money(100)), coupon: code })),
      ...(gift ? [discountOf(campaigns.gift, money(giftWorth))] : []),
    ],
    totals: [
      { kind: 'items', amount: money(items), counts: true },
      { kind: 'discount', amount: money(-discount), counts: true },
      { kind: 'shipping', amount: money(shippingPrice), counts: true },
      { kind: 'tax', amount: money(taxOf(total)), counts: false },
      { kind: 'total', amount: money(total), counts: false },
    ],
    total: money(total),
  }
}

const discountOf = (campaignId: string, amount: { amount: number; currency: string }) => ({
  ...{ promotionId: 'promo', label: 'Less', on: 'items', campaignId, amount },
})

const vat = (amount: { amount: number; currency: string }) => ({
  ...{ name: 'VAT', ratePpm: rate, reference: 'tax', amount },
})

/** A coupon of fewer than no uses has ended. */
const endedIn = ({ coupons }: WorldDoc) => Object.keys(coupons).filter(code => coupons[code]! < 0)

const takes = (doc: WorldDoc, { id, amount }: { readonly id: string; readonly amount: number }): boolean => {
  const { spent = 0, most } = doc.campaigns[id] ?? {}
  return most === undefined || spent + amount <= most
}
const isGiven = (doc: WorldDoc): boolean =>
  doc.campaigns[campaigns.gift] !== undefined && takes(doc, { id: campaigns.gift, amount: giftWorth })
const move = (doc: WorldDoc, { campaigns: touched = [] }: Pick<TestHold, 'campaigns'>, sign: 1 | -1) => {
  for (const { id, amount } of touched)
    doc.campaigns[id] = { ...doc.campaigns[id], spent: (doc.campaigns[id]?.spent ?? 0) + sign * amount }
}

type HoldInput = Parameters<Neighbours['pricing']['holdCoupons']>[0]

function hold(doc: WorldDoc, { id, codes, campaigns: touched = [] }: HoldInput) {
  const held = doc.holds[id]
  if (held)
    return held.status === 'held'
      ? ok({ id, ...held })
      : fail({ code: 'hold_differs' as const, detail: held.status })
  const used = codes.find(code => (doc.coupons[code] ?? 0) <= 0)
  if (used !== undefined) {
    const data = { code: used, reason: 'used_up' }
    return fail({ code: 'coupon_refused' as const, detail: `${used} has no use left`, data })
  }
  const spent = touched.find(use => !takes(doc, use))
  if (spent) {
    const data = { campaignId: spent.id, reason: 'spent' }
    return fail({ code: 'campaign_refused' as const, detail: `${spent.id} is spent`, data })
  }
  for (const code of codes) doc.coupons[code]! -= 1
  doc.holds[id] = { status: 'held', codes: [...codes], ...(touched.length > 0 && { campaigns: touched }) }
  move(doc, doc.holds[id], 1)
  return ok({ id, ...doc.holds[id] })
}

function release(doc: WorldDoc, id: string) {
  const held = doc.holds[id]
  if (held && held.status !== 'released') {
    for (const code of held.codes) doc.coupons[code]! += 1
    move(doc, held, -1)
  }
  doc.holds[id] = { status: 'released', codes: held?.codes ?? [] }
  return ok({ id, ...doc.holds[id] })
}

function commit(doc: WorldDoc, id: string) {
  const held = doc.holds[id]
  if (held?.status === 'released') return fail({ code: 'hold_lost' as const, detail: id })
  doc.holds[id] = { codes: [], ...held, status: 'committed' }
  return ok({ id, ...doc.holds[id] })
}

export const testPricing = (world: World): Neighbours['pricing'] => ({
  quote: input =>
    world.transact(doc =>
      ok(priceOf(input, { ended: endedIn(doc), gift: isGiven(doc) && !input.withoutCampaigns })),
    ),
  holdCoupons: input => world.transact(doc => hold(doc, input)),
  commitCoupons: ({ id }) => world.transact(doc => commit(doc, id)),
  releaseCoupons: ({ id }) => world.transact(doc => release(doc, id)),
})

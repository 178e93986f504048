import type { Clock } from '@stoa/kernel/clock'
import type { CheckoutForm } from '../../checkout/checkout.ts'
import type { Placing } from '../../placing/state.ts'
import type { Plan } from './schedule.ts'

export const formOf = ({ quantity, coupon }: Plan, cards: readonly string[]): CheckoutForm => ({
  ...{ lines: [{ lineId: 'line_1', sku: 'MUG', quantity }], language: 'en', email: 'ada@example.com' },
  ...{ coupons: coupon ? ['ONCE'] : [], useStoreCredit: false, unknownCards: 0 },
  giftCards: cards.map(id => ({ id, lastFour: '0000' })),
})

export const placingOf = (plan: Plan, form: CheckoutForm, now: number): Placing => ({
  ...{
    checkoutId: plan.id,
    key: `${plan.id}:1`,
    owner: 'guest:simulated',
    channel: 'default',
    currency: 'EUR',
  },
  ...{ form, instrument: { kind: 'token', token: plan.token }, returnUrl: 'https://shop.test/' },
  ...{ capture: plan.capture, orderId: plan.id.replace('chk_', 'ord_'), heldUntil: now + 900_000 },
  ...{ coupons: form.coupons, total: 0, due: 0, captured: 0, ledgerParts: [] },
})

export const ahead = (clock: Clock, ms: number): Clock => ({
  now: () => clock.now() + ms,
  iso: () => new Date(clock.now() + ms).toISOString(),
})

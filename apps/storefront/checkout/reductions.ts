import { type Html, html } from '@stoa/platform/html'
import type { Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { icons } from '../view/icons.ts'
import { money } from '../view/price.ts'
import { backTo, type Checkout, pathOf, readCheckout } from './read-checkout.ts'

export type Tenders = { readonly credit: { readonly amount: number; readonly currency: string } | undefined }

/** Only customers have credit. */
export async function loadTenders({ actor, shop, call, currency }: Visit): Promise<Tenders> {
  if (actor.kind !== 'customer') return { credit: undefined }
  const answer = await shop.clients.orders.getMyStoreCredit({}, call)
  const balance = answer.ok && answer.value.balances.find(one => one.currency === currency && one.amount > 0)
  return { credit: balance || undefined }
}

/** Vouchers, gift cards and credit: each a form of its own, so each works without script. */
export function reductions(visit: Visit, checkout: Checkout, { credit }: Tenders): Html {
  const { words } = visit
  const action = `${pathOf(checkout)}/reductions`
  const { useStoreCredit } = checkout
  const used = usedCodes(visit, checkout)
  return html`<details class="reductions"${used.length > 0 && html` open`}><summary>${words.checkout.reductions}</summary>
  <div class="reductions-forms">
  ${codeForm(action, 'coupon', words.cart.coupon, words.cart.addCoupon)}
  ${codeForm(action, 'card', words.checkout.giftCard, words.checkout.useGiftCard)}
  </div>
  ${used.length > 0 && html`<ul class="codes">${used.map(({ label, name, value, wrong }) => html`<li><form method="post" action="${action}"><button class="chip" name="${name}" value="${value}" aria-label="${words.remove(label)}">${label} ${icons.close}</button></form>${wrong && html`<span class="wrong" role="alert">${wrong}</span>`}</li>`)}</ul>`}
  ${(credit || useStoreCredit) && html`<form method="post" action="${action}"><button class="button button-quiet" name="credit" value="${useStoreCredit ? 'no' : 'yes'}">${useStoreCredit ? words.remove(words.cart.totals['store-credit']!) : words.checkout.storeCredit(credit ? money(credit, visit) : '')}</button></form>`}
</details>`
}

type Problem = Checkout['problems'][number]
type Used = {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly wrong?: string | undefined
}

/** What is said beside the code that it is about. */
export const ofReductions = ({ code, coupon }: Problem): boolean =>
  coupon !== undefined || code === 'gift_card_unknown'

/** Each with the way to take it off again, and why it is not taken. */
function usedCodes({ words }: Visit, { coupons, giftCards, problems }: Checkout): Used[] {
  const wrongOf = (coupon: string) => {
    const problem = problems.find(one => one.coupon === coupon)
    return problem && (words.cart.couponResults[problem.reason ?? 'unknown'] ?? problem.detail)
  }
  const unknown = problems.some(({ code }) => code === 'gift_card_unknown')
  const card = { name: 'without-card', value: 'all' }
  return [
    ...coupons.map(code => ({ label: code, name: 'without-coupon', value: code, wrong: wrongOf(code) })),
    ...giftCards.map(end => ({ ...card, label: words.checkout.giftCardEnding(end) })),
    ...(unknown
      ? [
          {
            ...card,
            label: words.cart.totals['gift-card']!,
            wrong: words.checkout.problems.gift_card_unknown,
          },
        ]
      : []),
  ]
}

const codeForm = (action: string, name: string, label: string, button: string): Html =>
  html`<form class="coupon" method="post" action="${action}"><label class="field"><span>${label}</span><input name="${name}" maxlength="40" autocomplete="off" required></label><button class="button button-quiet">${button}</button></form>`

export async function saveReductions(visit: Visit): Promise<Redirect> {
  const { form, shop, call } = visit
  const checkout = await readCheckout(visit)
  if (!checkout) return { to: '/cart' }
  const change = changeOf(form, checkout)
  if (!change) return backTo(checkout.id)
  const saved = await shop.clients.orders.updateCheckout({ id: checkout.id, ...change }, call)
  return backTo(checkout.id, saved.ok ? undefined : saved.error.code)
}

function changeOf(form: URLSearchParams, { coupons }: Checkout) {
  const given = (name: string) => form.get(name)?.trim()
  const coupon = given('coupon')
  if (coupon && /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(coupon))
    return { coupons: [...coupons, coupon].slice(-10) }
  const gone = given('without-coupon')
  if (gone) return { coupons: coupons.filter(code => code !== gone) }
  const card = given('card')
  if (card && card.length >= 8 && card.length <= 40) return { giftCards: [card] }
  if (form.has('without-card')) return { giftCards: [] }
  if (form.has('credit')) return { useStoreCredit: form.get('credit') === 'yes' }
  return undefined
}

import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { icons } from '../view/icons.ts'
import { money } from '../view/price.ts'
import { countdown } from './countdown.ts'
import { soFar } from './delivery-step.ts'
import { fieldsAddress } from './fields-address.ts'
import type { PaymentMethod } from './payment-methods.ts'
import { type Checkout, pathOf } from './read-checkout.ts'
import { ofReductions, reductions, type Tenders } from './reductions.ts'

/** Card fields are a frame of the provider and need a script; its own page needs none. */
export function paymentStep(
  visit: Visit,
  checkout: Checkout,
  methods: readonly PaymentMethod[],
  tenders: Tenders,
): Html {
  const { words } = visit
  const { due, total, problems } = checkout
  // The script chooses the card instead.
  const byItself = methods.find(({ kind }) => kind !== 'token')
  return html`${soFar(visit, checkout)}
${problems.filter(problem => !ofReductions(problem)).map(problem => problemNote(visit, checkout, problem))}
${reductions(visit, checkout, tenders)}
<form class="form pay" method="post" action="${pathOf(checkout)}/pay" data-pay>
  <section><h1>${words.checkout.payment}</h1>
  <input type="hidden" name="total" value="${total.amount}">
  <input type="hidden" name="token" value="">
  ${due.amount === 0 ? html`<p>${words.checkout.nothingToPay}</p>` : html`<fieldset class="ways"><legend class="unseen">${words.checkout.payment}</legend>${methods.map(method => way(visit, method, method === byItself))}</fieldset>`}
  <p class="wrong" data-pay-problem role="alert" hidden>${words.checkout.problems.unknown}</p>
  </section>
  <button class="button button-large"${problems.length > 0 && html` disabled`}>${icons.lock} ${due.amount === 0 ? words.checkout.order : words.checkout.pay(money(due, visit))}</button>
  <p class="muted small">${words.checkout.terms}</p>
  ${countdown(visit, checkout)}
</form>`
}

/** Of a line: by its name, and with the way to where it is changed. */
function problemNote({ words }: Visit, { lines }: Checkout, problem: Checkout['problems'][number]): Html {
  const { code, detail, lineId } = problem
  const line = lines.find(one => one.lineId === lineId)
  const said = (line && words.cart.problems[code]) ?? words.checkout.problems[code] ?? detail
  return html`<p class="note note-bad" role="alert">${line && html`<b>${line.title}</b>: `}${said}${line && html` <a class="underlined" href="/cart">${words.cart.view}</a>`}</p>`
}

function way(visit: Visit, method: PaymentMethod, chosen: boolean): Html {
  const { words } = visit
  const card = method.kind === 'token'
  const value = `${method.kind}:${method.provider}`
  return html`<div class="way-block${card && ' needs-script'}">
  <label class="way"><input type="radio" name="method" value="${value}"${chosen && html` checked`}${card && html` data-card`}><span>${card ? words.checkout.card : words.checkout.byRedirect}<small>${card ? words.checkout.cardHint : words.checkout.byRedirectHint}</small></span></label>
  ${card && method.fieldsUrl && html`<div class="card-fields" data-fields="${fieldsAddress(visit, method.fieldsUrl)}" data-origin="${method.origin}" data-title="${words.checkout.card}"></div>`}
</div>`
}

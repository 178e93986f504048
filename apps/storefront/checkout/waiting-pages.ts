import { html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { countdown } from './countdown.ts'
import { type Checkout, pathOf } from './read-checkout.ts'

const lookAgainSeconds = 2

/** The order is being placed, or waits for the buyer at the bank. */
export function waitingPage({ words }: Visit, checkout: Checkout): Page {
  const path = pathOf(checkout)
  const { action } = checkout
  const frame = {
    title: words.checkout.title,
    personal: true,
    frame: 'checkout',
    script: 'checkout.js',
  } as const
  if (!action)
    return {
      ...frame,
      refreshSeconds: lookAgainSeconds,
      body: html`<section class="notice"><div class="turning" aria-hidden="true"></div><h1>${words.checkout.working}</h1><p>${words.checkout.workingHint}</p><p><a class="button button-quiet" href="${path}/return">${words.checkout.again}</a></p></section>`,
    }
  return {
    ...frame,
    origins: [new URL(action.url).origin],
    body: html`<section class="notice"><h1>${words.checkout.confirm}</h1><p>${words.checkout.confirmHint}</p>
<p class="notice-ways"><a class="button button-large" href="${action.url}">${words.checkout.toBank}</a> <a class="button button-quiet button-large" href="${path}/return">${words.checkout.again}</a></p>
${countdown({ words }, checkout)}
<form method="post" action="${path}/cancel"><button class="plain">${words.checkout.cancel}</button></form></section>`,
  }
}

export const closedPage = ({ words }: Visit): Page => ({
  status: 410,
  title: words.checkout.title,
  personal: true,
  frame: 'checkout',
  body: html`<section class="notice"><h1>${words.checkout.problems.checkout_closed}</h1><p><a class="button" href="/cart">${words.cart.view}</a></p></section>`,
})

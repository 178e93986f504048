import { type Html, html } from '@stoa/platform/html'
import type { Charge } from '../bank/charge.ts'
import { layout } from './layout.ts'
import { priceOf } from './pay.ts'
import { type Language, wordsOf } from './words.ts'

/** 3-D Secure: the bank of the card asks its holder. */
export function securePage(charge: Charge, language: Language): Html {
  const words = wordsOf(language)
  return layout(
    { title: words.secureTitle, language, shape: 'narrow', note: words.testOnly },
    html`<section class="panel">
<p class="to">${new URL(charge.returnUrl).host}</p>
<h1>${words.secureTitle}</h1>
<p>${words.secureText}</p>
<p class="sum">${priceOf(charge, language)} <small>•••• ${charge.last4}</small></p>
<form method="post">
<button class="primary" name="do" value="confirm">${words.confirm}</button>
<button class="plain" name="do" value="deny">${words.deny}</button>
</form>
</section>`,
  )
}

export function overPage(charge: Charge, language: Language): Html {
  const words = wordsOf(language)
  return layout(
    { title: words.overTitle, language, shape: 'narrow' },
    html`<section class="panel">
<h1>${words.overTitle}</h1>
<p>${words.overText}</p>
<p><a class="primary" href="${charge.returnUrl}">${words.back}</a></p>
</section>`,
  )
}

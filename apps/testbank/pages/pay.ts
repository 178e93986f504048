import { format, type Money } from '@stoa/kernel/money'
import { type Html, html } from '@stoa/platform/html'
import type { Charge } from '../bank/charge.ts'
import type { CardProblems } from '../bank/tokenise.ts'
import { cardFields } from './card-form.ts'
import { layout } from './layout.ts'
import { type Language, wordsOf } from './words.ts'

export type PayState = { readonly problems?: CardProblems; readonly declined?: boolean }

export function payPage(charge: Charge, language: Language, state: PayState = {}): Html {
  const words = wordsOf(language)
  const wrong = state.declined ? words.declined : state.problems ? words.summary : undefined
  return layout(
    { title: words.payTitle, language, shape: 'narrow', note: words.testOnly },
    html`<section class="panel">
<p class="to">${new URL(charge.returnUrl).host}</p>
<h1>${words.payTitle}</h1>
<p class="sum">${priceOf(charge, language)}</p>
${wrong ? html`<p class="alert" role="alert">${wrong}</p>` : null}
<form method="post" novalidate>
${cardFields(words, state.problems)}
<button class="primary" name="do" value="pay">${words.pay} ${priceOf(charge, language)}</button>
<button class="plain" name="do" value="cancel" formnovalidate>${words.cancel}</button>
</form>
</section>`,
  )
}

export const priceOf = ({ amount, currency }: Money, language: Language): string =>
  format({ amount, currency }, language)

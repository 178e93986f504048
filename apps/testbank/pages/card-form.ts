import { type Html, html } from '@stoa/platform/html'
import type { CardInput, CardProblems } from '../bank/tokenise.ts'
import { problemText, type Words } from './words.ts'

type Field = {
  readonly name: keyof CardInput
  readonly autocomplete: string
  readonly placeholder: string
  readonly maxlength: number
}

const fields: readonly Field[] = [
  { name: 'number', autocomplete: 'cc-number', placeholder: '4242 4242 4242 4242', maxlength: 23 },
  { name: 'expiry', autocomplete: 'cc-exp', placeholder: '12 / 34', maxlength: 9 },
  { name: 'code', autocomplete: 'cc-csc', placeholder: '123', maxlength: 4 },
]

/** What was typed is not sent back into the page: the buyer types a card number again. */
export const cardFields = (words: Words, problems: CardProblems = {}): Html =>
  html`<div class="fields">${fields.map(field => cardField(field, words, problems))}</div>`

function cardField(
  { name, autocomplete, placeholder, maxlength }: Field,
  words: Words,
  problems: CardProblems,
): Html {
  const problem = problems[name]
  return html`<div class="field field-${name}">
<label for="${name}">${words[name]}</label>
<input id="${name}" name="${name}" inputmode="numeric" autocomplete="${autocomplete}" placeholder="${placeholder}"
 maxlength="${maxlength}" required aria-describedby="${name}-problem"${problem ? html` aria-invalid="true"` : null}>
<p class="problem" id="${name}-problem" aria-live="polite">${problem ? problemText(words, problem) : null}</p>
</div>`
}

import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'

const codes =
  'AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT JP LT LU LV MT NL NO NZ PL PT RO SE SI SK US'.split(
    ' ',
  )

export const isCountry = (code: string): boolean => codes.includes(code)

/** In the order and the words of the reader's language. */
export function countrySelect({ language, words }: Visit, chosen = 'DE', wrong?: string): Html {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const countries = codes
    .map(code => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, language))
  return html`<div class="field"><label for="country">${words.checkout.country}</label><select id="country" name="country" autocomplete="country"${wrong && html` aria-invalid="true" aria-describedby="country-wrong"`}>${countries.map(
    ({ code, name }) => html`<option value="${code}"${code === chosen && html` selected`}>${name}</option>`,
  )}</select>${wrong && html`<span class="wrong" id="country-wrong">${wrong}</span>`}</div>`
}

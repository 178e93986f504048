import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'

type Written = { readonly [part in 'name' | 'line1' | 'city' | 'country']: string } & {
  readonly [part in 'company' | 'line2' | 'region' | 'postcode']?: string | undefined
}

const townFirst = ['US', 'CA', 'AU']

/** As it stands on a parcel, a line each; it wraps nowhere else. */
export function addressLines(address: Written, { language }: Pick<Visit, 'language'>): Html {
  const { name, company, line1, line2, city, region, postcode, country } = address
  const town = townFirst.includes(country) ? [city, region, postcode] : [postcode, city, region]
  const land = new Intl.DisplayNames(language, { type: 'region' }).of(country)
  const lines = [name, company, line1, line2, town.filter(Boolean).join(' '), land].filter(Boolean)
  return html`<address>${lines.map((line, index) => html`${index > 0 && html`<br>`}${line}`)}</address>`
}

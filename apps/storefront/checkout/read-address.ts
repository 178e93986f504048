import { isCountry } from '../view/countries.ts'
import type { Words } from '../words/words.ts'
import type { Address } from './read-checkout.ts'

export type Wrong = Readonly<Record<string, string>>
type Read = { readonly ok: true; readonly address: Address } | { readonly ok: false; readonly wrong: Wrong }

const limits: Readonly<Record<string, number>> = {
  ...{ name: 200, company: 200, line1: 200, line2: 200, postcode: 16, city: 100, phone: 40 },
}
const five = /^\d{5}$/
const four = /^\d{4}$/
/** Where it is simple enough to be sure. */
const postcodes: Readonly<Record<string, RegExp>> = {
  ...{ DE: five, FR: five, IT: five, ES: five, FI: five, AT: four, CH: four, BE: four, DK: four, NO: four },
  ...{ NL: /^\d{4} ?[A-Z]{2}$/i, US: /^\d{5}(-\d{4})?$/, JP: /^\d{3}-?\d{4}$/, PL: /^\d{2}-?\d{3}$/ },
}

const stateCode = /^[A-Z0-9]{1,6}$/
/** Elsewhere what a browser fills in for it is no part of the address. */
const withStates = ['US', 'CA', 'AU', 'JP']

/** What a form says of an address; every mistake at once. */
export function readAddress(form: URLSearchParams, words: Words['checkout']): Read {
  const given = (name: string) => (form.get(name) ?? '').trim().slice(0, limits[name])
  const country = given('country')
  const wrong: Record<string, string> = {}
  for (const name of ['name', 'line1', 'postcode', 'city'])
    if (given(name) === '') wrong[name] = words.required
  if (!isCountry(country)) wrong.country = words.wrongCountry
  if (!wrong.postcode && postcodes[country]?.test(given('postcode')) === false)
    wrong.postcode = words.wrongPostcode
  const region = (form.get('region') ?? '').trim().toUpperCase()
  if (withStates.includes(country) && region !== '' && !stateCode.test(region))
    wrong.region = words.wrongRegion
  if (Object.keys(wrong).length > 0) return { ok: false, wrong }
  const optional = Object.fromEntries(
    ['company', 'line2', 'phone']
      .map(name => [name, given(name)] as const)
      .filter(([, value]) => value !== ''),
  )
  return {
    ok: true,
    address: {
      ...optional,
      ...(stateCode.test(region) && { region }),
      ...{
        name: given('name'),
        line1: given('line1'),
        postcode: given('postcode'),
        city: given('city'),
        country,
      },
    },
  }
}

const email = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/
export const isEmail = (text: string): boolean => text.length <= 254 && email.test(text)

import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { countrySelect } from './countries.ts'
import { field } from './field.ts'

type Value = (name: string) => string | undefined

/** In the order in which people write them, with what browsers need to fill them in. */
export function addressFields(visit: Visit, value: Value, wrong: Readonly<Record<string, string>>): Html {
  const words = visit.words.checkout
  const input = (
    name: 'name' | 'company' | 'line1' | 'line2' | 'postcode' | 'city' | 'region' | 'phone',
    autocomplete: string,
    more = {},
  ) => field({ name, label: words[name], value: value(name), wrong: wrong[name], autocomplete, ...more })
  return html`${countrySelect(visit, value('country') ?? 'DE', wrong.country)}
${input('name', 'name', { required: true, most: 200 })}
${input('company', 'organization', { most: 200 })}
${input('line1', 'address-line1', { required: true, most: 200 })}
${input('line2', 'address-line2', { most: 200 })}
<div class="field-pair">${input('postcode', 'postal-code', { required: true, most: 16 })}${input('city', 'address-level2', { required: true, most: 100 })}</div>
${input('region', 'address-level1', { most: 40, className: 'field-region' })}
${input('phone', 'tel', { type: 'tel', most: 40, hint: words.phoneHint })}`
}

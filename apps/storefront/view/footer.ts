import { type Html, html } from '@stoa/platform/html'
import { languages, themes } from '../server/preferences.ts'
import type { Visit } from '../server/visit.ts'

const names = { en: 'English', de: 'Deutsch' } as const

export function footer(visit: Visit): Html {
  const { words, language, currency, theme, shop } = visit
  return html`<footer class="foot">
  <div class="foot-story"><p class="brand">${shop.brand.name}</p><p>${shop.brand.line[language]}.</p></div>
  <div><h2>${words.shop}</h2><ul>${visit.categories
    .filter(({ depth }) => depth === 0)
    .map(({ slug, title }) => html`<li><a href="/categories/${slug}">${title}</a></li>`)}</ul></div>
  <div><h2>${words.help}</h2><ul>
    <li><a href="/account">${words.account.title}</a></li>
    <li><a href="/account/orders">${words.account.orders}</a></li>
    <li><a href="/orders/find">${words.findOrder.title}</a></li>
    <li><a href="/docs">${words.apiReference}</a></li>
  </ul></div>
  <div class="foot-choices">
    ${choices(
      visit,
      'lang',
      words.language,
      languages.map(code => [code, names[code], code === language]),
    )}
    ${choices(
      visit,
      'currency',
      words.currency,
      shop.brand.currencies.map(code => [code, code, code === currency]),
    )}
    ${choices(
      visit,
      'theme',
      words.theme,
      themes.map(name => [name, words.themes[name], name === theme]),
    )}
  </div>
</footer>`
}

type Choice = readonly [value: string, label: string, chosen: boolean]

function choices({ url }: Visit, name: string, label: string, values: readonly Choice[]): Html {
  return html`<div class="choice" role="group" aria-label="${label}"><span>${label}</span>${values.map(
    ([value, text, chosen]) =>
      html`<a href="${withParameter(url, name, value)}" rel="nofollow" data-${name}="${value}"${name === 'lang' && html` hreflang="${value}" lang="${value}"`}${chosen && html` aria-current="true"`}>${text}</a>`,
  )}</div>`
}

function withParameter(url: URL, name: string, value: string): string {
  const query = new URLSearchParams(url.searchParams)
  query.set(name, value)
  return `${url.pathname}?${query}`
}

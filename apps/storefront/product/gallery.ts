import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Product } from '../shop.ts'
import { picture } from '../view/picture.ts'
import { firstChoice } from './first-choice.ts'

const sizes = '(min-width: 56rem) 55vw, 92vw'

/** The choice that is offered first, then the scene it belongs in, then the other choices. */
export function gallery(product: Product, words: Visit['words']): Html {
  const options = firstChoice(product)?.options ?? {}
  const rank = (shown: Product['media'][number]) => {
    if (!shown.options) return 1
    return Object.entries(shown.options).every(([code, value]) => options[code] === value) ? 0 : 2
  }
  const media = product.media.filter(({ kind }) => kind === 'image').toSorted((a, b) => rank(a) - rank(b))
  return html`<ul class="gallery" aria-label="${words.pictures}" tabindex="0">${media.map(
    (shown, index) =>
      html`<li data-shows="${JSON.stringify(shown.options ?? {})}">${picture(shown, { sizes, now: index === 0 ? 'first' : undefined })}</li>`,
  )}</ul>`
}

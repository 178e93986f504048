import { type Html, html } from '@stoa/platform/html'

type Picture = {
  readonly url: string
  readonly alt: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly colour?: string | undefined
  readonly placeholder?: string | undefined
  readonly focal?: { readonly x: number; readonly y: number } | undefined
}
type Shown = {
  readonly sizes: string
  /** What is on screen at once is not waited for until somebody scrolls; what is looked at first comes first. */
  readonly now?: 'first' | 'soon' | undefined
  readonly widest?: number
}

const widths = [320, 480, 640, 960, 1280, 1920]
const loading = { first: html`fetchpriority="high"`, soon: html`decoding="async"` }

/**
 * In the size that fits. Also drawings: a browser keeps a document for each, and on a slowed core a page of 24 was
 * busy twice as long with them as with WebP. Photographs come as AVIF where that is understood.
 */
export function picture(shown: Picture, { sizes, now, widest = 1920 }: Shown): Html {
  const { url, alt, width = 800, height = 1000, focal } = shown
  const ours = url.startsWith('/media/')
  const image = html`<img src="${url}"${ours && html` srcset="${setOf(url, 'webp', widest)}" sizes="${sizes}"`} alt="${alt}" width="${width}" height="${height}"${focal && html` class="${focus(focal)}"`} ${now ? loading[now] : html`loading="lazy" decoding="async"`}>`
  if (!ours || url.endsWith('.svg')) return html`${ground(shown)}${image}`
  return html`${ground(shown)}<picture><source type="image/avif" sizes="${sizes}" srcset="${setOf(url, 'avif', widest)}">${image}</picture>`
}

export const setOf = (url: string, type: 'avif' | 'webp', widest = 1920): string =>
  widths
    .filter(w => w <= widest)
    .map(w => `${url}?w=${w}&f=${type} ${w}w`)
    .join(', ')

/** Its colour, or the picture itself in some hundred bytes, until it is there: attributes, for no style may be inline. */
function ground({ colour, placeholder }: Picture): Html | undefined {
  if (!colour && !placeholder) return undefined
  return html`<svg class="ground" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1">${colour && html`<rect width="1" height="1" fill="${colour}"/>`}${placeholder && html`<image href="${placeholder}" width="1" height="1" preserveAspectRatio="none"/>`}</svg>`
}

/** To a tenth: each tenth has a class. */
const focus = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  `fx${Math.round(x * 10)} fy${Math.round(y * 10)}`

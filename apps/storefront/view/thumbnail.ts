import { type Html, html } from '@stoa/platform/html'

/** Beside words that say what it is. */
export const thumbnail = (url: string | undefined): Html =>
  url
    ? html`<img class="thumb" src="${url}${url.startsWith('/media/') && '?w=320&f=webp'}" alt="" width="64" height="80" loading="lazy">`
    : html`<span class="thumb"></span>`

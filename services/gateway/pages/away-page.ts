import { createHash } from 'node:crypto'
import { Html, html } from '@stoa/platform/html'
import look from './away-look.json' with { type: 'json' }

const texts = {
  en: {
    title: 'One moment, please',
    hint: 'The shop does not answer just now. What you ordered stays ordered and what is in your bag stays there; this page looks again in half a minute.',
    again: 'Try again',
  },
  de: {
    title: 'Einen Moment, bitte',
    hint: 'Der Laden antwortet gerade nicht. Was bestellt ist, bleibt bestellt, und was in der Tasche liegt, bleibt dort; die Seite sieht in einer halben Minute wieder nach.',
    again: 'Noch einmal versuchen',
  },
} as const

export type Reader = {
  readonly language: keyof typeof texts
  readonly theme: 'light' | 'dark' | undefined
  /** Where it was going. */
  readonly path: string
}

const style = `:root{color-scheme:light dark;${Object.entries(look.colours)
  .map(([name, colour]) => `--${name}:${colour};`)
  .join('')}font:400 1rem/1.55 ${look.font};background:var(--paper);color:var(--ink)}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
body{margin:0;min-height:100dvh;display:grid;grid-template-rows:auto 1fr}
header{padding:1rem clamp(1.1rem,.4rem + 3vw,3.5rem);border-bottom:1px solid var(--line);font-size:1.5rem;font-weight:600;letter-spacing:-.03em}
main{display:grid;gap:1.2rem;align-content:center;justify-items:start;max-width:44rem;padding:3rem clamp(1.1rem,.4rem + 3vw,3.5rem)}
h1{margin:0;font-weight:600;font-size:clamp(2.1rem,1.3rem + 3.2vw,4rem);line-height:1.04;letter-spacing:-.025em;text-wrap:balance}
p{margin:0;max-width:38rem;color:var(--muted);font-size:clamp(1.08rem,1rem + .4vw,1.3rem);line-height:1.45}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1.5rem;border-radius:99rem;background:var(--ink);color:var(--paper);font-weight:500;text-decoration:none}
a:hover{background:var(--accent);color:var(--on-accent)}
a:focus-visible{outline:2px solid var(--focus);outline-offset:3px}
svg{width:min(19rem,70vw);height:auto;margin-inline-start:-.6rem}
.clay{fill:light-dark(#c8714f,#c4704e)}.slip{fill:light-dark(#e3d3b8,#cdb894)}.wood{fill:light-dark(#d8b98a,#8f6b45)}.post{fill:light-dark(#a98255,#664a31)}
.shade{fill:light-dark(rgb(90 50 40/.14),rgb(0 0 0/.4))}.line{fill:none;stroke:currentColor;stroke-width:2.5;stroke-linecap:round}`

/** The potter's wheel of the shop's own page for this, which cannot be asked for now. */
const wheel = new Html(
  '<svg viewBox="0 0 240 150" width="240" height="150" aria-hidden="true"><ellipse class="shade" cx="120" cy="140" rx="70" ry="6"/><path class="post" d="M112 112h16v28h-16z"/><ellipse class="wood" cx="120" cy="110" rx="74" ry="11"/><path class="clay" d="M84 62h72c0 26-10 40-22 46h-28c-12-6-22-20-22-46z"/><ellipse class="slip" cx="120" cy="62" rx="36" ry="7"/><path class="line" d="M40 92c-12 8-14 20-4 28m164-28c12 8 14 20 4 28M96 44c-4-8 4-10 0-18m24 16c-4-8 4-10 0-18m24 20c-4-8 4-10 0-18"/></svg>',
)

/** No script, no picture and no file: only what this hash allows. */
export const awaySecurity = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What browsers are shown while nobody renders pages. */
export function awayPage({ language, theme, path }: Reader): string {
  const { title, hint, again } = texts[language]
  return html`<!doctype html>
<html lang="${language}"${theme && html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${look.name}</title>
<meta name="robots" content="noindex">
${new Html(`<style>${style}</style>`)}
</head>
<body>
<header>${look.name}</header>
<main>${wheel}<h1>${title}</h1><p>${hint}</p><a href="${path}">${again}</a></main>
</body>
</html>`.text
}

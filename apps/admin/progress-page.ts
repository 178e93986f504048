import brand from '@stoa/app-seed/brand.json' with { type: 'json' }
import { tokensCss } from '@stoa/design/tokens-css'

/** No script: the page asks again by itself. */
export const progressPage = (title: string, text: string, again: boolean): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${again ? '<meta http-equiv="refresh" content="1">' : ''}
<title>${title} · ${brand.name}</title>
<link rel="stylesheet" href="/admin/progress.css">
</head>
<body><main><p class="mark">${brand.name}</p><h1>${title}</h1><p>${escaped(text)}</p>${again ? '<div class="bar"><i></i></div>' : ''}</main></body>
</html>
`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const progressCss = (): string => `${tokensCss(brand)}
:root { color-scheme: light dark; font: 400 1rem/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; }
main { width: min(26rem, 100vw - 3rem); }
.mark { font-weight: 600; color: var(--accent); margin: 0 0 1.5rem; }
h1 { font-size: 1.25rem; font-weight: 600; margin: 0 0 .5rem; }
p { color: var(--muted); margin: 0; white-space: pre-wrap; }
.bar { margin-top: 1.5rem; height: 3px; background: var(--line); overflow: hidden; border-radius: 2px; }
.bar i { display: block; height: 100%; width: 35%; background: var(--accent); animation: go 1.1s ease-in-out infinite alternate; }
@keyframes go { to { transform: translateX(185%); } }
@media (prefers-reduced-motion: reduce) { .bar i { animation: none; width: 60%; } }
`
